/** Links in the text: which one is at the caret, changing it, and opening it. */

import { type Editor, Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";

import { onMac } from "../../route/keys";
import { itemAt } from "./checklist";

/** The address of the link at the caret. */
export function linkHere(editor: Editor): string | undefined {
  if (!editor.isActive("link")) return undefined;
  return String(editor.getAttributes("link").href);
}

/** The address of the link at the caret, or of one that ends there: a link that was just written. */
function linkToOpen(editor: Editor): string | undefined {
  const here = linkHere(editor);
  const { empty, $from } = editor.state.selection;
  if (here !== undefined || !empty) return here;
  const ended = $from.nodeBefore?.marks.find(({ type }) => type.name === "link");
  return ended && String(ended.attrs.href);
}

/** An address as it was typed, with the scheme that was left out. */
export function completed(typed: string): string {
  const address = typed.trim();
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return address;
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(address)) return `mailto:${address}`;
  return /^[^\s/?#]+\.[^\s]+$/.test(address) ? `https://${address}` : address;
}

/** Makes a link of the selection, of the link at the caret, or of the address itself. */
export function setLink(editor: Editor, typed: string): void {
  const href = completed(typed);
  if (href === "") {
    removeLink(editor);
    return;
  }
  const chain = editor.chain().focus();
  if (editor.state.selection.empty && linkHere(editor) === undefined) {
    const text = { type: "text", text: typed.trim(), marks: [{ type: "link", attrs: { href } }] };
    chain.insertContent(text).run();
  } else {
    chain.extendMarkRange("link").setMark("link", { href }).run();
  }
}

/** Takes the link at the caret away; its words stay. */
export function removeLink(editor: Editor): void {
  editor.chain().focus().extendMarkRange("link").unsetMark("link").run();
}

/** Whether `mod+enter` is for the box of a list item, and not for the link in it. */
const hasBox = (editor: Editor) =>
  typeof itemAt(editor.state.selection.$from)?.node.attrs.checked === "boolean";

/** A click on a link never follows it; with the key held down it is opened, as by Enter in it. */
export const linkClicks = (open: (address: string) => void) =>
  Extension.create({
    name: "linkClicks",
    priority: 1000,
    addKeyboardShortcuts() {
      return {
        "Mod-Enter": () => {
          const address = linkToOpen(this.editor);
          if (address === undefined || hasBox(this.editor)) return false;
          open(address);
          return true;
        },
      };
    },
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          handleDOMEvents: {
            click: (_, event) => followed(event, open),
            auxclick: (_, event) => followed(event, () => undefined),
          },
        },
      }),
    ],
  });

function followed(event: MouseEvent, open: (address: string) => void): boolean {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link) return false;
  event.preventDefault();
  const held = onMac ? event.metaKey : event.ctrlKey;
  if (held) open(link.getAttribute("href") ?? link.dataset.href ?? "");
  return held;
}
