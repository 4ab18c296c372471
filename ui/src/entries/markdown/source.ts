/**
 * The stored text of an entry beside the document made from it. What was not changed is never
 * rewritten: each block of the document keeps the piece of the text that it came from, to the byte.
 */

import { Fragment, type Node } from "@tiptap/pm/model";

import { isVoid, normal } from "./normal";
import { read } from "./parse";
import { listSign, reads, write } from "./write";

/** What stands in every definition of a link. */
const DEFINES = "]:";
/** What parts two blocks of which one is new. */
const BETWEEN = "\n\n";

/** Blocks, the piece of the text that each came from, and what stands before each piece. */
type Blocks = {
  readonly blocks: readonly Node[];
  readonly pieces: readonly string[];
  readonly gaps: readonly string[];
};

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
  /** The blocks of `text`, known to be read as they are; nothing, when they were not looked at. */
  #known: Blocks | undefined;
  /** The blocks of the beginning, by their words. */
  #first = new Map<string, Node[]>();

  /** Throws `TooDeep` when the editor cannot hold the text. */
  constructor(text: string) {
    const { doc, pieces, gaps } = read(text);
    this.doc = doc;
    this.text = text;
    this.#tail = pieces.length > 0 ? (gaps.at(-1) ?? "") : "";
    if (pieces.length > 0) this.#known = { blocks: doc.content.content, pieces, gaps };
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
    const stitched = this.#stitched(doc);
    const { text } = stitched;
    // Cut off there, a few texts are read as something else: all of it is read before it is changed.
    if (this.#readsInPart(text, doc, stitched) || reads(text, doc)) {
      this.#keep(doc, text, stitched);
      return text;
    }
    // Blocks that stand well alone can spoil each other side by side. All of them anew, then.
    const anew = write(doc);
    this.doc = doc;
    this.text = anew;
    this.#known = undefined;
    this.#pieces = new WeakMap();
    this.#first.clear();
    this.#tail = "";
    return anew;
  }

  /**
   * Whether the text can be seen to be read as the document without reading all of it. That takes
   * longer than a key may wait in a long text, so only what was changed is read, with the block before it and the block behind it:
   * what begins or ends amiss there spoils one of the two. Definitions of links reach farther.
   */
  #readsInPart(text: string, doc: Node, now: Blocks): boolean {
    const before = this.#known;
    if (!before || text.includes(DEFINES) || this.text.includes(DEFINES)) return false;
    const [from, to] = changed(before, now);
    const blocks = now.blocks.slice(from, to);
    if (blocks.length === now.blocks.length) return false;
    const all = now.pieces.map((piece, at) => (now.gaps[at] ?? "") + piece);
    const begin =
      all.slice(0, from).join("").length + (from > 0 ? (now.gaps[from] ?? "").length : 0);
    const end = to < all.length ? all.slice(0, to).join("").length : text.length;
    return reads(text.slice(begin, end), doc.copy(Fragment.fromArray(blocks)));
  }

  #stitched(doc: Node): Blocks & { text: string } {
    // Markdown has no way to say a block between others in which there is nothing to see.
    const blocks = doc.content.content.filter((block) => !isVoid(normal(block)));
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
    return { text, blocks, pieces, gaps };
  }

  /** The piece of a block that is as it was, though it was another in between. */
  #asBefore(block: Node): string | undefined {
    const alike = this.#first.get(block.textContent)?.find((node) => node.eq(block));
    return alike && this.#pieces.get(alike);
  }

  #keep(doc: Node, text: string, known: Blocks) {
    this.doc = doc;
    this.text = text;
    this.#known = known;
    let after: Node | undefined;
    for (const [at, block] of known.blocks.entries()) {
      this.#pieces.set(block, known.pieces[at] ?? "");
      this.#gaps.set(block, { after, gap: known.gaps[at] ?? BETWEEN });
      after = block;
    }
  }
}

/** From which block to which one another text is another, with a block to each side of them. */
function changed(before: Blocks, now: Blocks): [number, number] {
  const same = (at: number, was: number) =>
    now.blocks[at] === before.blocks[was] && now.pieces[at] === before.pieces[was];
  const gap = (at: number, was: number) => now.gaps[at] === before.gaps[was];
  const count = now.blocks.length;
  const shift = before.blocks.length - count;
  let from = 0;
  while (from < count && same(from, from) && gap(from, from)) from += 1;
  let to = count;
  const least = Math.max(from, from - shift);
  while (to > least && same(to - 1, to - 1 + shift)) {
    to -= 1;
    if (!gap(to, to + shift)) break;
  }
  return [Math.max(0, from - 1), Math.min(count, to + 1)];
}
