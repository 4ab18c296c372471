/** What a list has to offer for what somebody types. */

import { fold } from "./fold";

/** Something that can be picked: its id, its name, and a word more about it. */
export type Pickable = { id: string; label: string; detail?: string | undefined };

/** A row of the list. */
export type Row =
  | { what: "none" }
  | { what: "one"; one: Pickable }
  /** Something new, by the name that was typed; empty, when nothing was. */
  | { what: "new"; name: string };

/** A list with the one that is picked, which is not on it while it is in the trash. */
export function withGone(
  all: readonly Pickable[],
  id: string | undefined,
  gone: string,
): readonly Pickable[] {
  if (id === undefined || all.some((one) => one.id === id)) return all;
  return [...all, { id, label: gone }];
}

/** How well a name fits: from its beginning, from the beginning of a word, anywhere, not at all. */
function fit(name: string, typed: string): number {
  const folded = fold(name);
  if (folded.startsWith(typed)) return 0;
  if (folded.split(/[\s\-–'’"(]+/).some((word) => word.startsWith(typed))) return 1;
  return folded.includes(typed) ? 2 : 3;
}

/** Those whose names hold what was typed, the closest first; all of them, when nothing was. */
export function fitting(all: readonly Pickable[], typed: string): Pickable[] {
  const wanted = fold(typed.trim());
  if (wanted === "") return [...all];
  return all
    .map((one) => ({ one, far: fit(one.label, wanted) }))
    .filter(({ far }) => far < 3)
    .sort((first, second) => first.far - second.far)
    .map(({ one }) => one);
}

/**
 * The rows in their order: none first and only while nothing is typed, what fits, and something new
 * last, unless there is one of exactly that name.
 */
export function rowsFor(
  all: readonly Pickable[],
  typed: string,
  can: { none: boolean; new: boolean },
): Row[] {
  const name = typed.trim();
  const known = all.some(({ label }) => fold(label.trim()) === fold(name));
  return [
    ...(can.none && name === "" ? [{ what: "none" } as const] : []),
    ...fitting(all, typed).map((one) => ({ what: "one", one }) as const),
    ...(can.new && !known ? [{ what: "new", name } as const] : []),
  ];
}

/** Where the keys lead in a list of so many rows, from the one that is marked. */
export function rowAfter(key: string, at: number | undefined, count: number): number | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case "ArrowDown":
      return at === undefined ? 0 : (at + 1) % count;
    case "ArrowUp":
      return at === undefined ? count - 1 : (at - 1 + count) % count;
    default:
      return at;
  }
}
