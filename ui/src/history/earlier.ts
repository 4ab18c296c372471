/** What records said before they were changed. */

import type { RecordState } from "../api/client";

/** A version: until when it stood, and the words of it that were changed then. */
export type Version = { until: string; words: { field: string; text: string }[] };

/**
 * The versions in which one of these fields said something else than in the next one, the latest
 * first, as `states` are.
 */
export function changed(
  states: readonly RecordState[],
  now: object,
  fields: readonly string[],
): Version[] {
  const all: readonly object[] = [now, ...states.map(({ state }) => state)];
  return states
    .map(({ superseded_at, state }, at) => ({
      until: superseded_at,
      words: fields
        .map((field) => ({ field, text: wordsIn(state, field) }))
        .filter(({ field, text }) => text !== wordsIn(all[at], field)),
    }))
    .filter(({ words }) => words.length > 0);
}

function wordsIn(record: object | undefined, field: string): string {
  const said =
    record === undefined ? undefined : Object.entries(record).find(([name]) => name === field);
  return typeof said?.[1] === "string" ? said[1] : "";
}
