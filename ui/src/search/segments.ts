/** A snippet cut into what is marked and what is not, to be drawn as data. */

/** A piece of a snippet. */
export type Segment = { readonly text: string; readonly marked: boolean };

/**
 * Cuts a text at marks: beginnings and ends in UTF-16 code units, as JavaScript counts. Marks that
 * overlap or reach beyond the text mark what there is of it once.
 */
export function segments(text: string, marks: readonly (readonly [number, number])[]): Segment[] {
  const cut: Segment[] = [];
  let done = 0;
  const add = (to: number, marked: boolean) => {
    const piece = text.slice(done, to);
    done = Math.max(done, to);
    const before = cut.at(-1);
    if (piece === "") return;
    if (before?.marked === marked) cut[cut.length - 1] = { text: before.text + piece, marked };
    else cut.push({ text: piece, marked });
  };
  for (const [begin, end] of marks.toSorted((a, b) => a[0] - b[0])) {
    add(Math.min(begin, text.length), false);
    add(Math.min(end, text.length), true);
  }
  add(text.length, false);
  return cut;
}
