import type { Mark, Node } from "@tiptap/pm/model";
import { describe, expect, test } from "vitest";

import editor from "../../../../tests/vectors/markdown/editor.json";
import blocks from "../../../../tests/vectors/text/blocks.json";
import { isVoid } from "./normal";
import { documentOf } from "./parse";
import { schema } from "./schema";
import { write } from "./write";

/** Blocks as `crates/text` writes them, loosely. */
type Json = { [name: string]: unknown; type: string; content?: Json[]; blocks?: Json[] };
type Vector = { name: string; markdown: string; blocks: unknown[] };

const NAMES: Record<string, string> = {
  bold: "strong",
  italic: "emphasis",
  strike: "strikethrough",
};

/** What both readers can say: the blocks, and the text with the marks on it. */
function ofNode(node: Node): unknown[] {
  const inside = () => node.content.content.flatMap(ofNode);
  switch (node.type.name) {
    case "paragraph":
      return isVoid(node) ? [] : [["paragraph", runs(node)]];
    case "heading":
      return [["heading", node.attrs.level, runs(node)]];
    case "bulletList":
    case "orderedList":
      return [["list", node.type === schema.nodes.orderedList ? node.attrs.start : null, inside()]];
    case "listItem":
      return [[node.attrs.checked, inside()]];
    case "blockquote":
      return [["quote", inside()]];
    case "codeBlock": {
      const language = String(node.attrs.language ?? "").split(" ")[0];
      return [["code", language, node.textContent]];
    }
    case "horizontalRule":
      return [["rule"]];
    // Definitions of links are shown by the editor alone.
    case "verbatimBlock":
      return node.textContent.startsWith("[") ? [] : [["source"]];
    default:
      throw new Error(node.type.name);
  }
}

function runs(block: Node): string[] {
  return joined(
    block.content.content.map((node): [string, string[]] => {
      if (!node.isText) return [node.type.name === "softBreak" ? "\n" : "\\\n", []];
      const names = node.marks.map((mark: Mark) =>
        mark.type.name === "link"
          ? `link ${String(mark.attrs.href)}`
          : (NAMES[mark.type.name] ?? mark.type.name),
      );
      if (!names.includes("verbatim")) return [node.text ?? "", names];
      const others = names.filter((name) => name !== "verbatim");
      const isImage = node.text?.startsWith("![");
      return isImage ? ["image", [...others, "image"]] : [node.text ?? "", others];
    }),
  );
}

function joined(parts: [string, string[]][]): string[] {
  const made: string[] = [];
  let before: string | undefined;
  for (const [text, names] of parts) {
    const key = names.toSorted().join(" ");
    if (key === before) made[made.length - 1] += text;
    else made.push(`${key}: ${text}`);
    before = key;
  }
  return made;
}

function ofJson(block: Json): unknown[] {
  switch (block.type) {
    case "paragraph":
      return [["paragraph", joined(flat(block.content ?? [], []))]];
    case "heading":
      return [["heading", block.level, joined(flat(block.content ?? [], []))]];
    case "list": {
      const items = block.items as { checked: boolean | null; blocks: Json[] }[];
      return [
        ["list", block.start, items.map((item) => [item.checked, item.blocks.flatMap(ofJson)])],
      ];
    }
    case "quote":
      return [["quote", (block.blocks ?? []).flatMap(ofJson)]];
    case "code":
      return [["code", block.language, block.text]];
    case "rule":
      return [["rule"]];
    default:
      return [["source"]];
  }
}

function flat(inlines: Json[], names: string[]): [string, string[]][] {
  return inlines.flatMap((inline): [string, string[]][] => {
    switch (inline.type) {
      case "text":
      case "html":
        return [[String(inline.text), names]];
      case "code":
        return [[String(inline.text), [...names, "code"]]];
      case "soft_break":
        return [["\n", []]];
      case "line_break":
        return [["\\\n", []]];
      case "image":
        return [["image", [...names, "image"]]];
      case "link":
        return flat(inline.content ?? [], [...names, `link ${String(inline.target)}`]);
      default:
        return flat(inline.content ?? [], [...names, inline.type]);
    }
  });
}

describe("Markdown is read as the core reads it", () => {
  const vectors = [...(blocks as Vector[]), ...(editor as Vector[])];

  test("there are enough", () => expect(vectors.length).toBeGreaterThanOrEqual(80));

  test.each(vectors.map(({ name, ...vector }) => [name, vector] as const))("%s", (_, vector) => {
    const expected = (vector.blocks as Json[]).flatMap(ofJson);
    expect(documentOf(vector.markdown).content.content.flatMap(ofNode)).toEqual(expected);
  });
});

describe("Markdown is written as the core is tested with", () => {
  test.each(editor.map(({ name, markdown }) => [name, markdown] as const))("%s", (_, markdown) => {
    expect(write(documentOf(markdown))).toBe(markdown);
  });
});
