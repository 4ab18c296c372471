/** The slash menu: `/` at the start of a line, then what the line is to become. */

import { type Editor, Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { untrack } from "svelte";

import { fold } from "../../kit/fold";
import type { Tool } from "./tools";

/** What the menu shows. It is set by the editor and read by the component. */
export class Slash {
  /** The tools that fit what was typed after the slash; none while it is closed. */
  fitting = $state.raw<readonly Tool[]>([]);
  /** Which one is chosen. */
  at = $state(0);
  /** Where the slash stands in the window. */
  place = $state.raw<{ x: number; y: number; bottom: number }>({ x: 0, y: 0, bottom: 0 });

  /** The line it was put away for. */
  #dismissed: number | undefined;

  constructor(private readonly tools: readonly Tool[]) {}

  get open(): boolean {
    return this.fitting.length > 0;
  }

  /** Looks whether the caret stands behind a slash. */
  look(editor: Editor): void {
    const { $from: caret, empty } = editor.state.selection;
    const { parent } = caret;
    const before = parent.textBetween(0, caret.parentOffset, undefined, "\ufffc");
    const typed = /^\/([\p{L}\p{M} ]{0,24})$/u.exec(before)?.[1];
    if (!empty || typed === undefined || parent.type.name !== "paragraph" || !editor.isEditable) {
      this.#dismissed = undefined;
      this.close();
      return;
    }
    if (this.#dismissed === caret.start()) return;
    const word = fold(typed.trim());
    this.fitting = this.tools.filter(({ label }) => {
      const name = fold(label());
      return name.startsWith(word) || name.includes(` ${word}`);
    });
    this.at = Math.min(this.at, Math.max(0, this.fitting.length - 1));
    const { left, top, bottom } = editor.view.coordsAtPos(caret.start());
    this.place = { x: left, y: top, bottom };
  }

  close(): void {
    if (!this.open) return;
    this.fitting = [];
    this.at = 0;
  }

  /** Takes away the slash and does what was chosen. */
  choose(editor: Editor, tool = this.fitting[this.at]): void {
    if (!tool) return;
    const { $from: caret } = editor.state.selection;
    this.close();
    editor.chain().focus().deleteRange({ from: caret.start(), to: caret.pos }).run();
    tool.run(editor);
  }

  /** Answers a key; whether it was one of the menu's. */
  press(editor: Editor, event: KeyboardEvent): boolean {
    if (!this.open || event.isComposing) return false;
    const count = this.fitting.length;
    if (event.key === "ArrowDown") this.at = (this.at + 1) % count;
    else if (event.key === "ArrowUp") this.at = (this.at - 1 + count) % count;
    else if (event.key === "Enter" || event.key === "Tab") this.choose(editor);
    else if (event.key === "Escape") {
      this.#dismissed = editor.state.selection.$from.start();
      this.close();
    } else return false;
    event.stopPropagation();
    return true;
  }
}

/** Ties a menu to an editor. */
export const slashKeys = (slash: Slash) =>
  Extension.create({
    name: "slash",
    priority: 2000,
    onTransaction({ editor, transaction }) {
      untrack(() => {
        if (transaction.docChanged || (transaction.selectionSet && slash.open)) slash.look(editor);
      });
    },
    onBlur: () => untrack(() => slash.close()),
    addProseMirrorPlugins() {
      const { editor } = this;
      return [new Plugin({ props: { handleKeyDown: (_, event) => slash.press(editor, event) } })];
    },
  });
