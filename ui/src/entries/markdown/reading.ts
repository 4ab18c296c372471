/** Markdown to be read and not written: as in the editor, and tables are tables. */

import { getSchema, Node } from "@tiptap/core";
import type { Node as Document } from "@tiptap/pm/model";
import type { Token } from "markdown-it";
import { MarkdownParser } from "prosemirror-markdown";

import { markdownToRead } from "./dialect";
import { readBy, SPECS } from "./parse";
import { content } from "./schema";

const Table = Node.create({
  name: "table",
  group: "block",
  content: "tableHead tableBody?",
  renderHTML: () => ["table", 0],
});

const TableHead = Node.create({
  name: "tableHead",
  content: "tableRow",
  renderHTML: () => ["thead", 0],
});

const TableBody = Node.create({
  name: "tableBody",
  content: "tableRow+",
  renderHTML: () => ["tbody", 0],
});

const TableRow = Node.create({
  name: "tableRow",
  content: "tableCell+",
  renderHTML: () => ["tr", 0],
});

/** A cell: what its column is called, or what stands in it. */
const TableCell = Node.create({
  name: "tableCell",
  content: "inline*",
  addAttributes: () => ({ names: { default: false }, side: { default: null } }),
  renderHTML({ node }) {
    const { names, side } = node.attrs as { names: boolean; side: string | null };
    const around = { dir: "auto", class: side === null ? null : `to-${side}` };
    return names ? ["th", { ...around, scope: "col" }, 0] : ["td", around, 0];
  },
});

/** What can be read: what the editor holds, and tables. */
export const readingSchema = getSchema([
  ...content,
  Table,
  TableHead,
  TableBody,
  TableRow,
  TableCell,
]);

const parser = new MarkdownParser(readingSchema, markdownToRead, {
  ...SPECS,
  table: { block: "table" },
  thead: { block: "tableHead" },
  tbody: { block: "tableBody" },
  tr: { block: "tableRow" },
  th: { block: "tableCell", getAttrs: (token) => ({ names: true, side: sideOf(token) }) },
  td: { block: "tableCell", getAttrs: (token) => ({ side: sideOf(token) }) },
});

/** To which side the text of a column stands, where that is said. */
function sideOf(token: Token): string | null {
  return /^text-align:(left|center|right)$/.exec(token.attrGet("style") ?? "")?.[1] ?? null;
}

/** The document. Throws `TooDeep` when blocks are nested beyond all reason. */
export function readingOf(text: string): Document {
  return readBy(parser, text).doc;
}
