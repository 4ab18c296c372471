/** What changed between two texts, word by word. */

import { diffWordsWithSpace } from "diff";

/** A stretch that is in both texts, or only in the earlier or the later one. */
export type Stretch = { text: string; in: "both" | "earlier" | "later" };

/** Beyond this, lines that differ are shown whole: words would take too long. */
const PATIENCE_MS = 800;

const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

/** Compares by words, in any script. */
export function differences(earlier: string, later: string): Stretch[] {
  const found = diffWordsWithSpace(earlier, later, {
    intlSegmenter: segmenter,
    timeout: PATIENCE_MS,
  }) as ReturnType<typeof diffWordsWithSpace> | undefined;
  if (!found) return byEnds(earlier, later);
  return found.map(({ value, added, removed }) => ({
    text: value,
    in: added ? "later" : removed ? "earlier" : "both",
  }));
}

/** What two very different texts have in common at their beginnings and ends; the rest whole. */
function byEnds(earlier: string, later: string): Stretch[] {
  const shorter = Math.min(earlier.length, later.length);
  let begin = 0;
  while (begin < shorter && earlier[begin] === later[begin]) begin += 1;
  let end = 0;
  while (end < shorter - begin && earlier.at(-1 - end) === later.at(-1 - end)) end += 1;
  const stretches: Stretch[] = [
    { text: earlier.slice(0, begin), in: "both" },
    { text: earlier.slice(begin, earlier.length - end), in: "earlier" },
    { text: later.slice(begin, later.length - end), in: "later" },
    { text: earlier.slice(earlier.length - end), in: "both" },
  ];
  return stretches.filter(({ text }) => text !== "");
}
