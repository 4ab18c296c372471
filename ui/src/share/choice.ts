/** Entries that are chosen for a document. */

import type { EntryLine } from "../api/client";

/** What is known of a chosen entry. */
export type Choice = Pick<EntryLine, "id" | "kind" | "title" | "entry_date" | "trashed_at">;

/** An entry's place in time. A day or a wall clock without offset counts as UTC, as in the core. */
function instant({ entry_date: date }: Choice): number {
  const known = /T.*(Z|[+-]\d{2}:\d{2})$/i.test(date) || !date.includes("T");
  return Date.parse(known ? date : `${date}Z`);
}

/** In the order of the document: the oldest first. */
export function sorted(entries: readonly Choice[]): Choice[] {
  const order = (a: Choice, b: Choice) => instant(a) - instant(b) || (a.id < b.id ? -1 : 1);
  return entries.toSorted(order);
}
