/**
 * The stored text of an entry beside the document made from it. What was not changed is never
 * rewritten: each block of the document keeps the piece of the text that it came from, to the byte.
 */

import type { Node } from "@tiptap/pm/model";

import { isVoid } from "./normal";
import { read } from "./parse";
import { schema } from "./schema";
import { listSign, reads, write } from "./write";

/** What parts two blocks of which one is new. */
const BETWEEN = "\n\n";

/** A text, and the document that the editor begins with. */
export class Source {
  /** The document that the text was read as, or that it was written for last. */
  doc: Node;
  /** The Markdown of `doc`. */
  text: string;
  #pieces = new WeakMap<Node, string>();
  /** What stands before a block, where the block before it is still the same. */
  #gaps = new WeakMap<Node, { after: Node | undefined; gap: string }>();
  #tail: string;
  /** The blocks of the beginning, by their words. */
  #first = new Map<string, Node[]>();

  /** Throws `TooDeep` when the editor cannot hold the text. */
  constructor(text: string) {
    const { doc, pieces, gaps } = read(text);
    this.doc = doc;
    this.text = text;
    this.#tail = pieces.length > 0 ? (gaps.at(-1) ?? "") : "";
    let after: Node | undefined;
    for (const [at, piece] of pieces.entries()) {
      const node = doc.child(at);
      this.#pieces.set(node, piece);
      this.#gaps.set(node, { after, gap: gaps[at] ?? BETWEEN });
      this.#first.set(node.textContent, [...(this.#first.get(node.textContent) ?? []), node]);
      after = node;
    }
  }

  /** The Markdown of `doc`, which came from this one's by editing. */
  write(doc: Node): string {
    if (doc === this.doc || doc.eq(this.doc)) return this.text;
    const { text, pieces, gaps } = this.#stitched(doc);
    if (reads(text, doc)) {
      this.#keep(doc, text, pieces, gaps);
      return text;
    }
    // Blocks that stand well alone can spoil each other side by side. All of them anew, then.
    const anew = write(doc);
    this.doc = doc;
    this.text = anew;
    this.#pieces = new WeakMap();
    this.#first.clear();
    this.#tail = "";
    return anew;
  }

  #stitched(doc: Node) {
    const blocks = doc.content.content.filter((block) => !isBlank(block));
    const old = blocks.map((block) => this.#pieces.get(block) ?? this.#asBefore(block));
    const pieces: string[] = [];
    const gaps: string[] = [];
    for (const [at, block] of blocks.entries()) {
      const before = at > 0 ? blocks[at - 1] : undefined;
      const neighbours = [pieces.at(-1), old[at + 1]].flatMap(
        (piece) => listSign(piece ?? "") ?? [],
      );
      pieces.push(old[at] ?? write(block, neighbours));
      const known = this.#gaps.get(block);
      gaps.push(known && known.after === before ? known.gap : at === 0 ? "" : BETWEEN);
    }
    const joined = pieces.map((piece, at) => (gaps[at] ?? "") + piece).join("") + this.#tail;
    // Other readers take an empty box at the very end of a text for words.
    const text = /\[[ x]\]$/.test(joined) ? `${joined}\n` : joined;
    return { text, pieces: new Map(blocks.map((block, at) => [block, pieces[at] ?? ""])), gaps };
  }

  /** The piece of a block that is as it was, though it was another in between. */
  #asBefore(block: Node): string | undefined {
    const alike = this.#first.get(block.textContent)?.find((node) => node.eq(block));
    return alike && this.#pieces.get(alike);
  }

  #keep(doc: Node, text: string, pieces: Map<Node, string>, gaps: readonly string[]) {
    this.doc = doc;
    this.text = text;
    let after: Node | undefined;
    for (const [at, [block, piece]] of [...pieces].entries()) {
      this.#pieces.set(block, piece);
      this.#gaps.set(block, { after, gap: gaps[at] ?? BETWEEN });
      after = block;
    }
  }
}

/** A block that Markdown has no way to say, between others. */
function isBlank(block: Node): boolean {
  return (
    isVoid(block) ||
    (block.type === schema.nodes.paragraph && !/\S/.test(block.textContent) && block.childCount < 2)
  );
}
