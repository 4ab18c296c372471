/**
 * Where the writer left off, part by part: each page says how its own part is read and put back
 * (caret, scroll, what is open). `app/place` keeps the whole in the vault.
 *
 * A page calls `remember` when it can take its part back at once: when its text is there. Names of
 * parts hold what they are about (`entry-0190…`), so that nothing lands on another entry.
 */

/** Anything JSON can hold. */
export type Kept = unknown;

type Part = { get: () => Kept; set: (kept: Kept) => void };

const parts = new Map<string, Part>();
let waiting = new Map<string, Kept>();

/**
 * Keeps `part` by `get` until the answer is called, and puts back by `set`, at once, what was kept
 * of it before the last lock.
 */
export function remember(part: string, get: () => Kept, set: (kept: Kept) => void): () => void {
  const mine: Part = { get, set };
  parts.set(part, mine);
  if (waiting.has(part)) {
    const kept = waiting.get(part);
    waiting.delete(part);
    set(kept);
  }
  return () => {
    if (parts.get(part) === mine) parts.delete(part);
  };
}

/** All parts as they are now. */
export function present(): Record<string, Kept> {
  return Object.fromEntries([...parts].map(([name, part]) => [name, part.get()]));
}

/** Hands out what was kept: to the pages that are here, and to those that come. */
export function putBack(kept: Record<string, Kept>): void {
  waiting = new Map(Object.entries(kept));
  for (const [name, part] of parts) {
    if (!waiting.has(name)) continue;
    const mine = waiting.get(name);
    waiting.delete(name);
    part.set(mine);
  }
}

/** Lets go of what no page has taken: the writer has gone on. */
export function goOn(): void {
  waiting.clear();
}
