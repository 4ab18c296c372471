/** What the writer did that they can trust: small steps, and writings they marked as that. */

import type { SmallStep, TimelineLine } from "../api/client";

/** One thing that was done, on its day. */
export type Done = { id: string; on_day: string; words: string };

/** The latest of both, the newest first. A writing that is a step already stands here once. */
export function evidenceOf(
  steps: readonly SmallStep[],
  starred: readonly TimelineLine[],
  most: number,
): Done[] {
  const done = [
    ...steps.map(({ id, on_day, text, commitment_text }) => ({
      id,
      on_day,
      words: text || commitment_text || "",
    })),
    ...starred.map(({ id, entry_date, title, excerpt }) => ({
      id,
      on_day: entry_date.slice(0, 10),
      words: title || excerpt,
    })),
  ];
  return done
    .filter(({ id, words }, at) => words !== "" && done.findIndex((one) => one.id === id) === at)
    .sort((one, other) => (one.on_day > other.on_day ? -1 : one.on_day < other.on_day ? 1 : 0))
    .slice(0, most);
}
