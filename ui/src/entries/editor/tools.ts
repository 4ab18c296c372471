/** What the toolbar, the slash menu and the keys do to the text. */

import type { LucideIcon } from "@lucide/svelte";
import Bold from "@lucide/svelte/icons/bold";
import Code from "@lucide/svelte/icons/code";
import Heading1 from "@lucide/svelte/icons/heading-1";
import Heading2 from "@lucide/svelte/icons/heading-2";
import Heading3 from "@lucide/svelte/icons/heading-3";
import Italic from "@lucide/svelte/icons/italic";
import List from "@lucide/svelte/icons/list";
import ListChecks from "@lucide/svelte/icons/list-checks";
import ListOrdered from "@lucide/svelte/icons/list-ordered";
import Minus from "@lucide/svelte/icons/minus";
import Quote from "@lucide/svelte/icons/quote";
import SquareCode from "@lucide/svelte/icons/square-code";
import Strikethrough from "@lucide/svelte/icons/strikethrough";
import type { Editor } from "@tiptap/core";

import { t } from "../../kit/words";
import { itemAt, toggleChecklist } from "./checklist";

/** One of them. */
export type Tool = {
  id: string;
  label: () => string;
  icon: LucideIcon;
  /** As `route/keys` writes them; the editor itself answers to them. */
  keys?: string;
  run: (editor: Editor) => void;
  /** Whether the text at the caret is so already. Not given: it is nothing a text can be. */
  on?: (editor: Editor) => boolean;
};

const heading = (level: 1 | 2 | 3, icon: LucideIcon, label: () => string): Tool => ({
  id: `heading-${String(level)}`,
  label,
  icon,
  keys: `mod+alt+${String(level)}`,
  run: (editor) => editor.chain().focus().toggleHeading({ level }).run(),
  on: (editor) => editor.isActive("heading", { level }),
});

const hasBox = (editor: Editor) =>
  typeof itemAt(editor.state.selection.$from)?.node.attrs.checked === "boolean";

/** What is done to words. */
export const WORD_TOOLS: readonly Tool[] = [
  {
    id: "bold",
    label: () => t("editor-bold"),
    icon: Bold,
    keys: "mod+b",
    run: (editor) => editor.chain().focus().toggleBold().run(),
    on: (editor) => editor.isActive("bold"),
  },
  {
    id: "italic",
    label: () => t("editor-italic"),
    icon: Italic,
    keys: "mod+i",
    run: (editor) => editor.chain().focus().toggleItalic().run(),
    on: (editor) => editor.isActive("italic"),
  },
  {
    id: "strike",
    label: () => t("editor-strike"),
    icon: Strikethrough,
    keys: "mod+shift+s",
    run: (editor) => editor.chain().focus().toggleStrike().run(),
    on: (editor) => editor.isActive("strike"),
  },
  {
    id: "code",
    label: () => t("editor-code"),
    icon: Code,
    keys: "mod+e",
    run: (editor) => editor.chain().focus().toggleMark("code").run(),
    on: (editor) => editor.isActive("code"),
  },
];

/** What is made of whole lines. */
export const LINE_TOOLS: readonly Tool[] = [
  heading(1, Heading1, () => t("editor-heading-1")),
  heading(2, Heading2, () => t("editor-heading-2")),
  heading(3, Heading3, () => t("editor-heading-3")),
  {
    id: "bullets",
    label: () => t("editor-bullets"),
    icon: List,
    keys: "mod+shift+8",
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
    on: (editor) => editor.isActive("bulletList") && !hasBox(editor),
  },
  {
    id: "numbers",
    label: () => t("editor-numbers"),
    icon: ListOrdered,
    keys: "mod+shift+7",
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
    on: (editor) => editor.isActive("orderedList"),
  },
  {
    id: "checklist",
    label: () => t("editor-checklist"),
    icon: ListChecks,
    keys: "mod+shift+9",
    run: (editor) => toggleChecklist(editor),
    on: hasBox,
  },
  {
    id: "quote",
    label: () => t("editor-quote"),
    icon: Quote,
    keys: "mod+shift+b",
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
    on: (editor) => editor.isActive("blockquote"),
  },
  {
    id: "code-block",
    label: () => t("editor-code-block"),
    icon: SquareCode,
    keys: "mod+alt+c",
    run: (editor) => editor.chain().focus().toggleCodeBlock().run(),
    on: (editor) => editor.isActive("codeBlock"),
  },
  {
    id: "rule",
    label: () => t("editor-rule"),
    icon: Minus,
    run: (editor) => editor.chain().focus().setHorizontalRule().run(),
  },
];
