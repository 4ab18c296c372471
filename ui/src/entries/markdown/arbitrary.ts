/** Documents and texts of every kind, for the property tests. */

import type { Mark, Node } from "@tiptap/pm/model";
import fc from "fast-check";

import { schema } from "./schema";

/** Pieces that mean something in Markdown, in some script, or to a program that is not careful. */
const PIECES = [
  ..."*_~`#>-+=|[]()!<>&\\:.,'\"0123456789 \t",
  ..."abc xyz",
  "\u00a0",
  "\u3000",
  "\u200f",
  "\u202e",
  "\u2028",
  "\u0085",
  "\0",
  "\ufeff",
  "\ufffd",
  "\f",
  "word",
  "snake_case",
  "1.",
  "1986. ",
  "12) ",
  "- ",
  "+ ",
  "* ",
  "---",
  "***",
  "===",
  "# ",
  "###",
  "```",
  "~~~",
  "~~",
  "**",
  "__",
  "&amp;",
  "&#35;",
  "&copy",
  "&nosuch;",
  "<b>",
  "</div>",
  "<!--",
  "-->",
  "<?",
  "<https://a.b>",
  "https://example.org/a_b?c=d&e",
  "me@example.org",
  "[a]: b",
  "@M.",
  "[[",
  "[@M.](lamplight:person/0190a6f2-7c1e-7d3b-9f55-2f1c4a5b6c7d)",
  "[x] ",
  "[ ] ",
  "](",
  "![",
  "|--|",
  "    ",
  "今天很好。",
  "“重要”",
  "كَتَبْتُ رسالة",
  "שלום",
  "👩‍👩‍👧",
  "e\u0301",
  "«»",
  "—",
];

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", minLength: 1, maxLength: 6 }) },
);

/** One line of text. */
const line = fc
  .array(piece, { minLength: 1, maxLength: 6 })
  // References to control characters are no characters, so beside emphasis they cannot be written.
  .map((pieces) => pieces.join("").replace(/\p{Cc}/gu, " ") || "x");

/** Any string, the worst of Markdown among them. */
export const anyText = fc
  .array(
    fc.oneof(
      piece,
      fc.constantFrom("\n", "\n", "\n\n", "\r\n", "\r", "  \n", "\n  ", "\n> ", "\n- "),
    ),
    {
      maxLength: 24,
    },
  )
  .map((pieces) => pieces.join(""));

const address = fc.oneof(
  fc.constantFrom(
    "https://example.org/",
    "mailto:me@example.org",
    "lamplight:person/0190a6f2-7c1e-7d3b-9f55-2f1c4a5b6c7d",
    "",
    "a b",
    "javascript:alert(1)",
  ),
  line,
);

const inlineMarks: fc.Arbitrary<Mark[]> = fc
  .record({
    bold: fc.boolean(),
    italic: fc.boolean(),
    strike: fc.boolean(),
    code: fc.integer({ min: 0, max: 5 }),
    link: fc.option(fc.record({ href: address, title: fc.option(line) }), { freq: 5 }),
  })
  .map(({ bold, italic, strike, code, link }) => [
    ...(link ? [schema.mark("link", link)] : []),
    ...(bold ? [schema.mark("bold")] : []),
    ...(italic ? [schema.mark("italic")] : []),
    ...(strike ? [schema.mark("strike")] : []),
    ...(code === 0 ? [schema.mark("code")] : []),
  ]);

const inline: fc.Arbitrary<Node> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(line, inlineMarks).map(([text, marks]) => schema.text(text, marks)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("hardBreak", "softBreak").map((name) => schema.node(name)),
  },
);

const content = fc.array(inline, { maxLength: 5 });
const paragraph = content.map((inside) => schema.node("paragraph", null, inside));
const code = fc
  .tuple(fc.array(line, { maxLength: 4 }), fc.constantFrom(null, "rust", "a `b`", "~~~"))
  .map(([lines, language]) =>
    schema.node("codeBlock", { language }, lines.length > 0 ? schema.text(lines.join("\n")) : []),
  );

const { block } = fc.letrec<{ block: Node; item: Node }>((tie) => ({
  item: fc
    .tuple(
      fc.constantFrom(null, null, true, false),
      paragraph,
      fc.array(tie("block"), { maxLength: 2 }),
    )
    .map(([checked, first, rest]) => schema.node("listItem", { checked }, [first, ...rest])),
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    paragraph,
    fc
      .tuple(fc.integer({ min: 1, max: 6 }), content)
      .map(([level, inside]) => schema.node("heading", { level }, inside)),
    code,
    fc.constant(schema.node("horizontalRule")),
    fc
      .constantFrom("<div>\n*a*\n</div>", "| a | b |\n|---|---|\n| c | d |", "[a]: b", "<!-- x -->")
      .map((text) => schema.node("verbatimBlock", null, schema.text(text))),
    fc
      .array(tie("block"), { minLength: 1, maxLength: 3 })
      .map((inside) => schema.node("blockquote", null, inside)),
    fc
      .tuple(fc.boolean(), fc.array(tie("item"), { minLength: 1, maxLength: 3 }))
      .map(([tight, items]) => schema.node("bulletList", { tight }, items)),
    fc
      .tuple(
        fc.constantFrom(0, 1, 7, 99, 999_999_999),
        fc.boolean(),
        fc.array(tie("item"), { minLength: 1, maxLength: 3 }),
      )
      .map(([start, tight, items]) => schema.node("orderedList", { start, tight }, items)),
  ),
}));

/** One block of any kind. */
export const anyBlock = block as fc.Arbitrary<Node>;

/** A document of any kind. */
export const anyDocument = fc
  .array(anyBlock, { minLength: 1, maxLength: 4 })
  .map((blocks) => schema.node("doc", null, blocks));
