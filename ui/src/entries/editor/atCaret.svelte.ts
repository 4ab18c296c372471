/** A list at the caret. The focus stays in the text, whose keys go through it. */

import { type Editor, Extension } from "@tiptap/core";
import { Plugin, type Transaction } from "@tiptap/pm/state";
import { untrack } from "svelte";

/** Something that can be chosen in it. */
export type Choosable = { readonly id: string };

export abstract class CaretMenu<Row extends Choosable> {
  /** What is offered; nothing while it is closed. */
  rows = $state.raw<readonly Row[]>([]);
  /** Which one is chosen. */
  at = $state(0);
  /** Where the list belongs in the window. */
  place = $state.raw<{ x: number; y: number; bottom: number }>({ x: 0, y: 0, bottom: 0 });

  /** Where that begins which it was put away for. */
  protected dismissed: number | undefined;

  get open(): boolean {
    return this.rows.length > 0;
  }

  /** Looks whether there is something to offer where the caret stands. */
  abstract look(editor: Editor): void;

  /** Does what was chosen. */
  abstract choose(editor: Editor, row?: Row): void;

  /** Where that begins which is being typed. */
  protected abstract beginning(editor: Editor): number | undefined;

  /** Offers these under a place in the text. */
  protected show(editor: Editor, under: number, rows: readonly Row[]): void {
    this.rows = rows;
    this.at = Math.min(this.at, Math.max(0, rows.length - 1));
    if (rows.length === 0) return;
    const { left, top, bottom } = editor.view.coordsAtPos(under);
    this.place = { x: left, y: top, bottom };
  }

  close(): void {
    if (!this.open) return;
    this.rows = [];
    this.at = 0;
  }

  /** Answers a key; whether it was one of the list's. */
  press(editor: Editor, event: KeyboardEvent): boolean {
    if (!this.open || event.isComposing) return false;
    const count = this.rows.length;
    if (event.key === "ArrowDown") this.at = (this.at + 1) % count;
    else if (event.key === "ArrowUp") this.at = (this.at - 1 + count) % count;
    else if (event.key === "Enter" || event.key === "Tab") this.choose(editor);
    else if (event.key === "Escape") {
      this.dismissed = this.beginning(editor);
      this.close();
    } else return false;
    event.stopPropagation();
    return true;
  }
}

/** Whether this change is somebody typing, and not words that came from elsewhere. */
function typed(transaction: Transaction): boolean {
  return transaction.docChanged && transaction.getMeta("uiEvent") === undefined;
}

/** Ties a list to an editor. */
export const menuKeys = <Row extends Choosable>(name: string, menu: CaretMenu<Row>) =>
  Extension.create({
    name,
    priority: 2000,
    onTransaction({ editor, transaction }) {
      untrack(() => {
        const moved = transaction.docChanged || transaction.selectionSet;
        if (typed(transaction) || (moved && menu.open)) menu.look(editor);
      });
    },
    onBlur: () => untrack(() => menu.close()),
    addProseMirrorPlugins() {
      const { editor } = this;
      return [new Plugin({ props: { handleKeyDown: (_, event) => menu.press(editor, event) } })];
    },
  });
