/** Markdown drawn for reading: from the editor's document, never from markup. */

import { DOMSerializer, type DOMOutputSpec, type Node } from "@tiptap/pm/model";

import { documentOf } from "../entries/markdown/parse";
import { schema } from "../entries/markdown/schema";

const plain = DOMSerializer.fromSchema(schema);

/**
 * Headings look like headings and are none: those of the page are its own. Links open nothing from
 * here.
 */
const drawer = new DOMSerializer(
  {
    ...plain.nodes,
    heading: (node: Node): DOMOutputSpec => [
      "p",
      { class: `heading heading-${String(node.attrs["level"])}`, dir: "auto" },
      0,
    ],
  },
  { ...plain.marks, link: (): DOMOutputSpec => ["span", { class: "link" }, 0] },
);

/** What stands on the page for a text. One that the editor cannot hold stands there as it is. */
export function drawnFrom(text: string): DocumentFragment {
  try {
    const drawn = document.createDocumentFragment();
    drawer.serializeFragment(documentOf(text).content, { document }, drawn);
    return drawn;
  } catch {
    const source = document.createElement("p");
    source.className = "as-typed";
    source.dir = "auto";
    source.textContent = text;
    const drawn = document.createDocumentFragment();
    drawn.append(source);
    return drawn;
  }
}
