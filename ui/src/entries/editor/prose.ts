/**
 * The running words of a document, as the core makes them of Markdown (`lamplight_text::prose`), and
 * where each of them stands. A second reader is given these: what it marks are words that are shown,
 * and never markup.
 */

import type { Node } from "@tiptap/pm/model";

import type { Stretch } from "./hits";

/** What the writer does not say in their own running words. */
const APART: readonly string[] = ["blockquote", "codeBlock", "verbatimBlock", "horizontalRule"];
const APART_WITHIN: readonly string[] = ["verbatim", "strike"];
/** What parts two blocks. */
const BETWEEN = "\n\n";

/** A stretch of the words that is one stretch of the document. */
type Piece = { readonly at: number; readonly from: number; readonly length: number };

export type Prose = { readonly text: string; readonly pieces: readonly Piece[] };

/** The running words of a document. */
export function proseOf(doc: Node): Prose {
  const pieces: Piece[] = [];
  let text = "";
  let block: Node | undefined;
  doc.descendants((node, from, parent) => {
    if (APART.includes(node.type.name)) return false;
    if (!node.isInline) return true;
    const words = wordsOf(node);
    if (words === "") return false;
    if (block !== undefined && block !== parent) text += BETWEEN;
    block = parent ?? undefined;
    pieces.push({ at: text.length, from, length: words.length });
    text += words;
    return false;
  });
  return { text, pieces };
}

function wordsOf(node: Node): string {
  if (node.marks.some(({ type }) => APART_WITHIN.includes(type.name))) return "";
  return node.isText ? (node.text ?? "") : "\n";
}

/** Where a stretch of the words stands in the document they were made of. */
export function inDocument({ pieces }: Prose, start: number, end: number): Stretch | undefined {
  const first = pieces.find(({ at, length }) => at + length > start);
  const last = pieces.findLast(({ at }) => at < end);
  if (!first || !last || last.at < first.at) return undefined;
  return {
    from: first.from + Math.max(0, start - first.at),
    to: last.from + Math.min(last.length, end - last.at),
  };
}
