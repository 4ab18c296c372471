/** The slash menu: `/` at the start of a line, then what the line is to become. */

import type { Editor } from "@tiptap/core";

import { fold } from "../../kit/fold";
import { CaretMenu } from "./atCaret.svelte";
import type { Tool } from "./tools";

export class Slash extends CaretMenu<Tool> {
  constructor(private readonly tools: readonly Tool[]) {
    super();
  }

  look(editor: Editor): void {
    const { $from: caret, empty } = editor.state.selection;
    const { parent } = caret;
    const before = parent.textBetween(0, caret.parentOffset, undefined, "\ufffc");
    const typed = /^\/([\p{L}\p{M} ]{0,24})$/u.exec(before)?.[1];
    if (!empty || typed === undefined || parent.type.name !== "paragraph" || !editor.isEditable) {
      this.dismissed = undefined;
      this.close();
      return;
    }
    if (this.dismissed === caret.start()) return;
    const word = fold(typed.trim());
    const fitting = this.tools.filter(({ label }) => {
      const name = fold(label());
      return name.startsWith(word) || name.includes(` ${word}`);
    });
    this.show(editor, caret.start(), fitting);
  }

  /** Takes away the slash and does what was chosen. */
  choose(editor: Editor, tool = this.rows[this.at]): void {
    if (!tool) return;
    const { $from: caret } = editor.state.selection;
    this.close();
    editor.chain().focus().deleteRange({ from: caret.start(), to: caret.pos }).run();
    tool.run(editor);
  }

  protected beginning(editor: Editor): number {
    return editor.state.selection.$from.start();
  }
}
