import { Fragment, type Node } from "@tiptap/pm/model";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { anyBlock, anyText } from "./arbitrary";
import { normal, same } from "./normal";
import { documentOf } from "./parse";
import { schema } from "./schema";
import { Source } from "./source";

/** Blocks as this editor would never write them. */
const ODD = [
  "Setext\n======",
  "* star\n* list",
  "+ plus\n\n+ loose",
  "1) one\n2) two",
  "***",
  "_it_ __bold__ &copy; \\a",
  "two  \nlines",
  "~~~rust\nlet x;\n~~~",
  "    indented\n      code",
  "| a | b |\n|:-|--|\n| c |",
  "# closed #",
  "<div>\n  *raw*\n</div>",
  "[ref]: https://example.org 'T'",
  "> lazy\nquote",
  "a [ref] b",
  "word",
];

const paragraph = (text: string): Node =>
  schema.node("paragraph", null, text === "" ? [] : [schema.text(text)]);

function replaced(doc: Node, at: number, block: Node | undefined): Node {
  const blocks = doc.content.content.toSpliced(at, 1, ...(block ? [block] : []));
  return doc.copy(Fragment.fromArray(blocks.length > 0 ? blocks : [paragraph("")]));
}

test("what was not changed is given back to the byte", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const source = new Source(text);
      expect(source.write(source.doc)).toBe(text);
      expect(source.write(schema.nodeFromJSON(source.doc.toJSON()))).toBe(text);
    }),
    { numRuns: 1000 },
  );
});

test("the blocks beside a changed one keep their bytes", () => {
  const odd = fc.array(fc.constantFrom(...ODD), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(odd, fc.nat(), fc.constantFrom("\n\n", "\n\n\n"), (blocks, which, between) => {
      // Code that is indented would belong to a list before it.
      const apart = blocks.flatMap((block) => [block, "word"]);
      const source = new Source(apart.join(between));
      expect(source.doc.childCount).toBe(apart.length);
      const at = which % apart.length;
      const doc = replaced(source.doc, at, paragraph("something *else*"));
      const kept = apart.with(at, "something \\*else\\*").join(between === "\n\n" ? between : "\n");
      const found = source.write(doc);
      expect(same(documentOf(found), doc)).toBe(true);
      if (blocks.some((block) => block.startsWith("[ref]"))) return;
      expect(found.replace(/\n+/g, "\n")).toBe(kept.replace(/\n+/g, "\n"));
    }),
    { numRuns: 600 },
  );
});

test("after any change the text is read as the document", () => {
  fc.assert(
    fc.property(
      anyText,
      fc.array(fc.tuple(fc.nat(), fc.option(anyBlock)), { maxLength: 4 }),
      (text, changes) => {
        const source = new Source(text);
        let doc = source.doc;
        for (const [which, block] of changes) {
          doc = replaced(doc, which % doc.childCount, block ?? undefined);
          const written = source.write(doc);
          expect(normal(documentOf(written)).toJSON()).toEqual(normal(doc).toJSON());
          expect(source.write(doc)).toBe(written);
        }
      },
    ),
    { numRuns: 400 },
  );
});

test("after changes anywhere in a long text it is read as the document", () => {
  const blocks = fc.array(fc.constantFrom(...ODD.filter((one) => !one.startsWith("[ref]"))), {
    minLength: 5,
    maxLength: 14,
  });
  // What is never closed reaches to the end, whatever comes there.
  const last = fc.constantFrom("word", "```\nopen", "- item\n\n  ```\n  open");
  const change = fc.tuple(
    fc.nat(),
    fc.nat(2),
    fc.array(fc.oneof(anyBlock, fc.constant("old")), { maxLength: 2 }),
  );
  fc.assert(
    fc.property(
      blocks,
      last,
      fc.array(change, { minLength: 1, maxLength: 6 }),
      (blocks, last, changes) => {
        const source = new Source([...blocks, last].join("\n\n"));
        let doc = source.doc;
        const olds = doc.content.content;
        for (const [which, out, put] of changes) {
          const at = which % (doc.childCount + 1);
          const blocks = put.map((one) =>
            one === "old" ? (olds[which % olds.length] as Node) : (one as Node),
          );
          const all = doc.content.content.toSpliced(at, out, ...blocks);
          doc = doc.copy(Fragment.fromArray(all.length > 0 ? all : [paragraph("")]));
          const written = source.write(doc);
          expect(normal(documentOf(written)).toJSON()).toEqual(normal(doc).toJSON());
        }
      },
    ),
    { numRuns: 400 },
  );
});

describe("side by side", () => {
  test("a new list beside an old one stays a list of its own", () => {
    const source = new Source("- old\n\nbetween");
    const item = schema.node("listItem", null, [paragraph("new")]);
    const doc = replaced(source.doc, 1, schema.node("bulletList", null, [item]));
    expect(source.write(doc)).toBe("- old\n\n* new");
  });

  test("indented code after a paragraph that became a list stays code", () => {
    const source = new Source("milk\n\n    code");
    const item = schema.node("listItem", null, [paragraph("milk")]);
    const doc = replaced(source.doc, 0, schema.node("bulletList", null, [item]));
    expect(source.write(doc)).toBe("- milk\n\n```\ncode\n```");
  });

  test("markup that was moved in stays out of a list that came before it", () => {
    const source = new Source("milk\n  <?");
    const item = schema.node("listItem", null, [paragraph("milk")]);
    const doc = replaced(source.doc, 0, schema.node("bulletList", null, [item]));
    expect(source.write(doc)).toBe("- milk\n\n<?");
  });

  test.each([
    ["a list whose code is never closed", "* star\n\n  ```\n  code"],
    ["a mark of a joined file", "\uFEFFjoined"],
  ])("%s changes nothing of what is about it", (_, odd) => {
    const text = (second: string) =>
      `Intro\n\nTitle\n=====\n\n${second}\n\n${odd}\n\nAfter\n\nthe end\n\n***`;
    const behind = new Source(text("second"));
    const doc = replaced(behind.doc, 2, paragraph("other"));
    expect(behind.write(doc)).toBe(text("other"));
    const before = new Source(text("second"));
    const last = before.doc.childCount - 3;
    const after = replaced(before.doc, last, paragraph("Then"));
    expect(before.write(after)).toBe(text("second").replace("After", "Then"));
  });

  test("markup of which only a blank is left is left out", () => {
    const source = new Source("one\n\n<b>\n\n* two");
    for (const blank of ["\t", "\u00a0", "\u3000"]) {
      const block = schema.node("verbatimBlock", null, [schema.text(blank)]);
      expect(source.write(replaced(source.doc, 1, block))).toBe("one\n\n* two");
    }
  });

  test("a link whose definition went keeps its address", () => {
    const source = new Source("a [b][1]\n\n[1]: https://example.org");
    const doc = replaced(source.doc, 1, undefined);
    expect(source.write(doc)).toBe("a [b](https://example.org)");
  });

  test("line ends and the byte order mark stay", () => {
    const source = new Source("\uFEFF# Title\r\n\r\none\r\ntwo\r\n\r\nthree\r\n");
    const doc = replaced(source.doc, 2, paragraph("four"));
    expect(source.write(doc)).toBe("\uFEFF# Title\r\n\r\none\r\ntwo\n\nfour\r\n");
  });
});
