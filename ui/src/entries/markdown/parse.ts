/** Markdown into the editor's document, and which piece of the source each block came from. */

import type { Node } from "@tiptap/pm/model";
import type { Token } from "markdown-it";
import { MarkdownParser, type ParseSpec } from "prosemirror-markdown";

import { DEEPEST, markdown, type Parsed } from "./dialect";
import { schema } from "./schema";

/** A text whose blocks are nested deeper than the editor can hold. It is written as plain text. */
export class TooDeep extends Error {}

/** A document, and the source it was made from, cut at its blocks. */
export type Read = {
  doc: Node;
  /** The source of each block of the document, in order. */
  pieces: string[];
  /** What stands before, between and after them: blank lines. One more than there are pieces. */
  gaps: string[];
};

/** What the tokens become. */
export const SPECS: Readonly<Record<string, ParseSpec>> = {
  paragraph: { block: "paragraph" },
  heading: { block: "heading", getAttrs: (token) => ({ level: Number(token.tag.slice(1)) }) },
  blockquote: { block: "blockquote" },
  bullet_list: { block: "bulletList", getAttrs: (_, all, at) => ({ tight: isTight(all, at) }) },
  ordered_list: {
    block: "orderedList",
    getAttrs: (token, all, at) => ({
      start: Number(token.attrGet("start") ?? 1),
      tight: isTight(all, at),
    }),
  },
  list_item: {
    block: "listItem",
    getAttrs: ({ meta }) => ({ checked: (meta as { checked: boolean } | null)?.checked ?? null }),
  },
  code_block: { block: "codeBlock", noCloseToken: true },
  fence: {
    block: "codeBlock",
    getAttrs: (token) => ({ language: token.info.trim() || null }),
    noCloseToken: true,
  },
  hr: { node: "horizontalRule" },
  verbatim_block: { block: "verbatimBlock", noCloseToken: true },
  softbreak: { node: "softBreak" },
  hardbreak: { node: "hardBreak" },
  strong: { mark: "bold" },
  em: { mark: "italic" },
  s: { mark: "strike" },
  link: {
    mark: "link",
    getAttrs: (token) => ({ href: token.attrGet("href"), title: token.attrGet("title") || null }),
  },
  code_inline: { mark: "code", noCloseToken: true },
  verbatim: { mark: "verbatim", noCloseToken: true },
};

const parser = new MarkdownParser(schema, markdown, SPECS);

function isTight(tokens: readonly Token[], at: number): boolean {
  const first = tokens.slice(at + 1, at + 4).find((token) => token.type === "paragraph_open");
  return first?.hidden ?? true;
}

/** Reads Markdown. Throws {@link TooDeep} when blocks are nested beyond all reason. */
export function read(text: string): Read {
  const { doc, tokens } = readBy(parser, text);
  return { doc, ...cut(text, doc, tokens) };
}

/** The document that a parser makes of it, and its tokens. Throws as {@link read}. */
export function readBy(by: MarkdownParser, text: string): { doc: Node; tokens: readonly Token[] } {
  const parsed: Parsed = {};
  const doc = by.parse(text, parsed);
  const tokens = parsed.tokens ?? [];
  if (tokens.some((token) => token.level >= DEEPEST - 1)) throw new TooDeep();
  return { doc, tokens };
}

/** Only the document. */
export function documentOf(text: string): Node {
  return read(text).doc;
}

function cut(text: string, doc: Node, tokens: readonly Token[]): Omit<Read, "doc"> {
  const blocks = tokens.filter((token) => token.level === 0 && token.nesting >= 0 && token.map);
  // An empty text is one empty paragraph in the editor; nothing of it is in the source.
  if (blocks.length !== doc.childCount) return { pieces: [], gaps: [text] };
  const lines = lineBounds(text);
  const pieces: string[] = [];
  const gaps: string[] = [];
  let done = 0;
  for (const { map } of blocks) {
    const [first, after] = map ?? [0, 0];
    const from = lines[first]?.from ?? text.length;
    let last = after - 1;
    while (last > first && isBlank(text, lines[last])) last -= 1;
    const to = lines[last]?.to ?? text.length;
    gaps.push(text.slice(done, from));
    pieces.push(text.slice(from, to));
    done = to;
  }
  return { pieces, gaps: [...gaps, text.slice(done)] };
}

type Bounds = { from: number; to: number };

/** Where each line begins and ends, its line end not counted. */
function lineBounds(text: string): Bounds[] {
  const bounds: Bounds[] = [];
  let from = text.startsWith("\uFEFF") ? 1 : 0;
  for (const end of text.matchAll(/\r\n?|\n/g)) {
    bounds.push({ from, to: end.index });
    from = end.index + end[0].length;
  }
  bounds.push({ from, to: text.length });
  return bounds;
}

function isBlank(text: string, line: Bounds | undefined): boolean {
  return !line || !/[^ \t]/.test(text.slice(line.from, line.to));
}
