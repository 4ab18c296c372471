import type { Node } from "@tiptap/pm/model";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { anyDocument, anyText } from "./arbitrary";
import { normal } from "./normal";
import { documentOf, read, TooDeep } from "./parse";
import { schema } from "./schema";
import { write } from "./write";

const said = (doc: Node): unknown => normal(doc).toJSON();
const letters = (text: string) => text.replace(/\s/g, "");

test("a document is the same after it was written and read", () => {
  fc.assert(
    fc.property(anyDocument, (doc) => {
      expect(said(documentOf(write(doc)))).toEqual(said(doc));
    }),
    { numRuns: 400 },
  );
});

test("any text means the same after it was read and written", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const doc = documentOf(text);
      expect(said(documentOf(write(doc)))).toEqual(said(doc));
    }),
    { numRuns: 1500 },
  );
});

test.each([
  "&copy\n    </div>",
  "a\\\n    <!-- b -->",
  "- a\n      <table> b",
  "> a\n>     <?b?>",
  "*a*\n    <div>\n    c",
])("a tag that ends no paragraph ends none when it is written: %j", (text) => {
  const doc = documentOf(text);
  expect(said(documentOf(write(doc)))).toEqual(said(doc));
});

test("the normal form is one, and keeps every letter", () => {
  fc.assert(
    fc.property(anyDocument, (doc) => {
      const once = normal(doc);
      once.check();
      expect(letters(once.textContent)).toBe(letters(doc.textContent));
      const copy = schema.nodeFromJSON(once.toJSON());
      expect(said(copy)).toEqual(once.toJSON());
    }),
    { numRuns: 400 },
  );
});

test("a text is cut at its blocks, and no byte is lost", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { pieces, gaps } = read(text);
      const whole = gaps.map((gap, at) => gap + (pieces[at] ?? "")).join("");
      expect(whole).toBe(text);
      if (pieces.length > 0) expect(gaps.join("").replace(/[\s\uFEFF]/g, "")).toBe("");
    }),
    { numRuns: 1500 },
  );
});

describe("what other editors change", () => {
  const snippets = [
    "1986\\. A great year",
    "\\# x",
    "\\- x",
    "\\+ x",
    "\\---",
    "a\n\\===",
    "a\n\\---",
    "````\n```\nx\n```\n````",
    "&amp;amp;",
    "&lt;b&gt;",
    "[a *b* c](d)",
    "**a *b***",
    "*a **b***",
    "***a** b*",
    "a\\\nb",
    "a  \nb",
    "a\nb",
    "- a\n\n  b\n- c",
    "- a\n\n\n- b",
    "- a\n\n* b",
    "1. a\n\n1) b",
    "> a\n\n> b",
    "- > a\n  > b",
    "- ```\n  a\n  ```",
    "`` ` ``",
    "`  a `",
    "[a](<b c>)",
    '[a](b "c \\"d\\"")',
    "<https://a.b/c_d>",
    "![a](b)",
    "[![a](b)](c)",
    "a <b>c</b>",
    "<!-- a -->\n\nb",
    "| a | b |\n|---|---|\n| c | d |",
    "- [ ] a\n- [x] b",
    "\\[ ] a",
    "# a \\#",
    "a\\|b\n-|-",
    "    code",
    "~~a~~",
    "a*b*c",
    "\\*a\\*",
    "snake_case_name",
    "这是**重点**。",
    "*“quoted”* — said",
  ];
  test.each(snippets)("%j stays", (text) => {
    const doc = documentOf(text);
    expect(said(documentOf(write(doc)))).toEqual(said(doc));
  });
});

describe("plain sentences are written plainly", () => {
  test.each([
    "I told your sister about the job before you had the chance to.",
    "It's 5 - 3 = 2, isn't it? (Yes; 100% + more.)",
    "Tea at 4. Then home...",
    "\"Quoted,\" he said: 'why'?",
    "# A heading with C# and #tags",
    "- [ ] ring Jo\n- [x] post the letter",
    "**这是**很好。",
    "كَتَبْتُ *رسالة* إليك",
    "see https://example.org/a_b?c=d&e=f",
    "me@example.org & you",
  ])("%j", (text) => {
    expect(write(documentOf(text))).toBe(text);
  });
});

test("emphasis that touches letters and quotes is kept", () => {
  const { bold } = schema.marks;
  const text = [
    schema.text("这是"),
    schema.text("“重要”", bold ? [bold.create()] : []),
    schema.text("的"),
  ];
  const doc = schema.topNodeType.create(null, schema.nodes.paragraph?.create(null, text));
  expect(write(doc)).toBe("这&#26159;**“重要”**&#30340;");
  expect(said(documentOf(write(doc)))).toEqual(said(doc));
});

test("source that is none any more becomes code, not something else", () => {
  const block = schema.nodes.verbatimBlock?.create(null, schema.text("# no table"));
  const doc = schema.topNodeType.create(null, block);
  expect(write(doc)).toBe("```\n# no table\n```");
});

test("blocks in blocks beyond all reason are refused, not cut short", () => {
  expect(() => documentOf(`${">".repeat(300)} word`)).toThrow(TooDeep);
  expect(documentOf(`${">".repeat(40)} word`).textContent).toBe("word");
  expect(documentOf(`${"[".repeat(3000)}word`).textContent).toContain("word");
});
