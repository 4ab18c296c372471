/** Where a stretch of a text is after the text was changed. */

import type { Stretch } from "./hits";

const OF_A_WORD = /[\p{L}\p{M}\p{N}]/u;

/** Whether words go on where they ended or began: then they are others, `hurts` and not `hurt`. */
export function goesOn(before: string, behind: string): boolean {
  return OF_A_WORD.test(before) && OF_A_WORD.test(behind);
}

/**
 * Of two states of a text only what differs between them was changed. A stretch of words before or
 * behind it stays itself; one that it touches is another now, and is nowhere.
 */
export function moved(before: string, after: string, { from, to }: Stretch): Stretch | undefined {
  if (before === after) return { from, to };
  const shorter = Math.min(before.length, after.length);
  let same = 0;
  while (same < shorter && before.charCodeAt(same) === after.charCodeAt(same)) same += 1;
  if (to <= same) return whole(after, { from, to });
  let tail = 0;
  while (
    tail < shorter - same &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail += 1;
  }
  if (from < before.length - tail) return undefined;
  const by = after.length - before.length;
  return whole(after, { from: from + by, to: to + by });
}

function whole(text: string, { from, to }: Stretch): Stretch | undefined {
  const longer =
    goesOn(text.charAt(from - 1), text.charAt(from)) ||
    goesOn(text.charAt(to - 1), text.charAt(to));
  return longer ? undefined : { from, to };
}
