/** Entries chosen from a list, in the order they were chosen. */

/** Ids of entries. */
export type Selection = ReadonlySet<string>;

/** With this entry chosen when it was not, and the other way round. */
export function toggled(chosen: Selection, id: string): Selection {
  const changed = new Set(chosen);
  if (!changed.delete(id)) changed.add(id);
  return changed;
}

/** With all of these chosen: what a press with Shift means. */
export function withAll(chosen: Selection, ids: Iterable<string>): Selection {
  return new Set([...chosen, ...ids]);
}

/** Every row between two, both counted, whichever comes first. */
export function between(a: number, b: number): number[] {
  const first = Math.min(a, b);
  return Array.from({ length: Math.abs(a - b) + 1 }, (_, at) => first + at);
}
