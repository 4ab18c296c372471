/** The document of an editor as one of `markdown/schema`: same words, another schema object. */

import type { Node, Schema } from "@tiptap/pm/model";

import { schema } from "../markdown/schema";

/** Keeps the blocks that were not changed the same objects, so that their source is kept. */
export class Mirror {
  #own = new WeakMap<Node, Node>();

  /** The document for an editor with `theirs`. */
  outward(doc: Node, theirs: Schema): Node {
    const made = theirs.nodeFromJSON(doc.toJSON());
    made.forEach((block, _, at) => this.#own.set(block, doc.child(at)));
    return made;
  }

  /** The editor's document, back again. */
  inward(doc: Node): Node {
    return schema.topNodeType.create(
      null,
      doc.content.content.map((block) => this.#block(block)),
    );
  }

  #block(block: Node): Node {
    const known = this.#own.get(block);
    if (known) return known;
    const made = schema.nodeFromJSON(block.toJSON());
    this.#own.set(block, made);
    return made;
  }
}
