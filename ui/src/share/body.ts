/** Markdown drawn for reading: from a document, never from markup. */

import { DOMSerializer, type DOMOutputSpec, type Node } from "@tiptap/pm/model";

import { readingOf, readingSchema } from "../entries/markdown/reading";

const plain = DOMSerializer.fromSchema(readingSchema);

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

/** How many letters have room beside each other in a table, at the width of the page. */
const ROOM = 60;
/** How many of them the room between two columns takes. */
const BETWEEN = 2;

/** Whether the longest words of all columns have room beside each other. */
function hasRoom(table: HTMLTableElement): boolean {
  const columns: number[] = [];
  for (const row of table.rows) {
    for (const [at, cell] of [...row.cells].entries()) {
      const words = cell.textContent.split(/\s+/).map((word) => word.length);
      columns[at] = Math.max(columns[at] ?? 0, ...words);
    }
  }
  return columns.reduce((sum, longest) => sum + longest + BETWEEN, 0) <= ROOM;
}

/** What stands on the page for a text. One that the editor cannot hold stands there as it is. */
export function drawnFrom(text: string): DocumentFragment {
  try {
    const drawn = document.createDocumentFragment();
    drawer.serializeFragment(readingOf(text).content, { document }, drawn);
    for (const table of drawn.querySelectorAll("table")) {
      // Otherwise words are broken, rather than pushed off the page.
      table.classList.toggle("whole-words", hasRoom(table));
    }
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
