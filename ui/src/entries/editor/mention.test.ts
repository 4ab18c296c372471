import type { Node } from "@tiptap/pm/model";
import { EditorState, TextSelection } from "@tiptap/pm/state";
import { describe, expect, test } from "vitest";

import { documentOf } from "../markdown/parse";
import { Source } from "../markdown/source";
import { write } from "../markdown/write";
import { addressOf, isOwn, linked, linkText, targetOf, typedAt, typedIn } from "./mention";
import { atOffers } from "./offers";

const ID = "0190a6f2-7c1e-7d3b-9f55-2f1c4a5b6c7d";
const M = { name: "person", id: ID } as const;

/** A state with the caret at the end of the text, or where `|` stands in it. */
function at(markdown: string, doc: Node = documentOf(markdown)): EditorState {
  let end = 0;
  doc.descendants((node, pos) => {
    if (node.isTextblock) end = pos + 1 + node.content.size;
  });
  return EditorState.create({ doc, selection: TextSelection.create(doc, end) });
}

describe("addresses", () => {
  test.each(["person", "matter", "entry"] as const)("of a %s", (name) => {
    expect(targetOf(addressOf({ name, id: ID }))).toEqual({ name, id: ID });
  });

  test.each([
    "https://example.org/",
    "lamplight:",
    "lamplight:person/7",
    `lamplight:value/${ID}`,
    `lamplight:person/${ID}x`,
    `lamplight:person/${ID}/..`,
    ` lamplight:person/${ID}`,
    `x-lamplight:person/${ID}`,
  ])("%j leads to nothing", (address) => {
    expect(targetOf(address)).toBeUndefined();
  });

  test("those that lead nowhere are still not for the system", () => {
    expect(isOwn("lamplight:person/7")).toBe(true);
    expect(isOwn(" LAMPLIGHT://x")).toBe(true);
    expect(isOwn("https://example.org/lamplight:")).toBe(false);
  });
});

describe("what is being typed", () => {
  test.each([
    ["@", "@", ""],
    ["I saw @M.", "@", "M."],
    ["(@Aunt May", "@", "Aunt May"],
    ["“[[", "[[", ""],
    ["See [[Before Sun", "[[", "Before Sun"],
    ["one\ufffc@M", "@", "M"],
    ["我见了@妈", "@", "妈"],
    ["— @كريم", "@", "كريم"],
    ["me@example.org @M", "@", "M"],
  ])("%j", (before, sign, words) => {
    expect(typedAt(before)).toMatchObject({ sign, words });
  });

  test.each([
    "me@",
    "me@example.org",
    "first.last@example.org",
    "a+b@x",
    "x_@y",
    "https://social.example/@me",
    "word[[",
    "[[[",
    "[[done]]",
    "@ noon",
    "[[ x",
    "a\\@b",
    "@a@b",
    "@one\ufffctwo",
    `@${"a".repeat(61)}`,
    "e\u0301@x",
    "no sign",
  ])("nothing in %j", (before) => {
    expect(typedAt(before)).toBeUndefined();
  });

  test("in a heading, a list and a quotation", () => {
    for (const markdown of ["# @M", "- @M", "> @M", "**@M**"]) {
      expect(typedIn(at(markdown))).toMatchObject({ sign: "@", words: "M" });
    }
  });

  test("nothing in code, nor in another link, nor over a selection", () => {
    for (const markdown of ["```\n@M\n```", "`@M`", "a `@M`", `[@M](lamplight:person/${ID})`]) {
      expect(typedIn(at(markdown))).toBeUndefined();
    }
    const doc = documentOf("@M");
    const selection = TextSelection.create(doc, 1, 3);
    expect(typedIn(EditorState.create({ doc, selection }))).toBeUndefined();
  });
});

describe("what is offered after an @", () => {
  const people = [
    { id: "1", label: "M." },
    { id: "2", label: "Émile" },
  ];
  const matters = [{ id: "3", label: "The money for May", detail: "M." }];
  const offered = (words: string) => atOffers(words, people, matters).map(({ id }) => id);

  test.each([
    ["all of them, before anything is typed", "", ["person-1", "person-2", "matter-3"]],
    ["those that fit, and somebody new", "m", ["person-1", "person-2", "matter-3", "new"]],
    ["accents make no difference", "emi", ["person-2", "new"]],
    ["nobody new of a name that is there", "m.", ["person-1"]],
    ["a matter by several words", "money for", ["matter-3"]],
    ["nothing once the writer goes on", "M. ", []],
    ["nothing for a sentence", "M. went home", []],
    ["somebody new alone", "Zoë", ["new"]],
  ])("%s", (_, words, ids) => {
    expect(offered(words)).toEqual(ids);
  });
});

describe("what a link says", () => {
  test.each([
    ["a person's has an @", "person", "M.", "@M."],
    ["but not two", "person", "@home", "@home"],
    ["a matter's has none", "matter", "The money", "The money"],
    ["it is one line", "matter", " A\n long\tone ", "A long one"],
    ["without marks of direction", "entry", "\u2068Talk\u2069, \u20681 May\u2069", "Talk, 1 May"],
  ] as const)("%s", (_, name, label, said) => {
    expect(linkText({ name, id: ID }, label)).toBe(said);
  });

  test("a long one ends somewhere, and not within a character", () => {
    const said = linkText({ name: "entry", id: ID }, "👪".repeat(100));
    expect(said).toBe(`${"👪".repeat(80)}…`);
  });
});

describe("a link in the text", () => {
  function chosen(markdown: string, label: string, target: Parameters<typeof linked>[2] = M) {
    const source = new Source(markdown);
    const state = at(markdown, source.doc);
    const here = typedIn(state);
    if (!here) throw new Error("nothing is being typed");
    const { doc } = state.apply(linked(state, here, target, label));
    return { doc, text: source.write(doc) };
  }

  test("stands in the place of what was typed, as plain Markdown", () => {
    expect(chosen("I saw @m", "M.").text).toBe(`I saw [@M.](lamplight:person/${ID})`);
    expect(chosen("See \\[\\[Bef", "Before", { name: "entry", id: ID }).text).toBe(
      `See [Before](lamplight:entry/${ID})`,
    );
  });

  test("leaves the blocks beside it to the byte", () => {
    const before = "Setext\n======\n\n* star\n\n";
    expect(chosen(`${before}@m`, "M.").text).toBe(`${before}[@M.](lamplight:person/${ID})`);
  });

  test("keeps the emphasis round it, and offers nothing again", () => {
    const { doc, text } = chosen("**I saw @m**", "M.");
    expect(text).toBe(`**I saw [@M.](lamplight:person/${ID})**`);
    expect(typedIn(at("", doc))).toBeUndefined();
  });

  test.each(["M]", "[x](y)", "a*b*_c_", "`M`", "\\", "<b>", "&amp;", "!", "**", "M\u202e", "妈"])(
    "is read again, whatever its label: %j",
    (label) => {
      const { doc, text } = chosen("@m", label);
      const again = documentOf(text);
      expect(again.textContent).toBe(`@${label}`);
      expect(again.eq(doc)).toBe(true);
      const [mark] = again.firstChild?.firstChild?.marks ?? [];
      expect(mark?.attrs.href).toBe(`lamplight:person/${ID}`);
      expect(write(again)).toBe(text);
    },
  );
});
