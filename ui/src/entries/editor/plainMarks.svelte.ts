/** Marks of a letter that is shown as plain Markdown: a field has no underlines, but it has places. */

import type { Marked, Placed } from "./looked";
import { moved } from "./moved";

export class PlainMarks {
  placed = $state.raw<readonly Placed[]>([]);
  #value = "";

  /** Takes up marks that are placed in stored Markdown, for a field that shows it. */
  place(marks: readonly Marked[], markdown: string, field: string): void {
    this.#value = field;
    this.placed = marks.flatMap(({ id, start, end }) => {
      const [from, to] = [inField(markdown, start), inField(markdown, end)];
      const words = field.slice(from, to);
      const there = words !== "" && words === markdown.slice(start, end).replaceAll("\r\n", "\n");
      return there ? [{ id, from, to, words }] : [];
    });
  }

  /** The field holds something else now. */
  follow(field: string): void {
    if (this.placed.length > 0) {
      this.placed = this.placed.flatMap((mark) => {
        const now = moved(this.#value, field, mark);
        return now ? [{ ...mark, ...now }] : [];
      });
    }
    this.#value = field;
  }
}

/** A field knows one line end only, of one sign. */
function inField(markdown: string, at: number): number {
  return at - (markdown.slice(0, at).match(/\r\n/g)?.length ?? 0);
}
