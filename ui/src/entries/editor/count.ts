/** How many words an entry has. */

import type { Node } from "@tiptap/pm/model";

const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });
const counted = new WeakMap<Node, number>();

/** The words of a text. */
export function words(text: string): number {
  let count = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) count += 1;
  return count;
}

/** The words of a document. Blocks that were counted before are not counted again. */
export function wordsIn(doc: Node): number {
  let count = 0;
  doc.forEach((block) => {
    let known = counted.get(block);
    if (known === undefined) {
      known = words(block.textBetween(0, block.content.size, "\n", "\n"));
      counted.set(block, known);
    }
    count += known;
  });
  return count;
}
