import type { Node } from "@tiptap/pm/model";
import { EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import type { DecorationSet } from "@tiptap/pm/view";
import { beforeEach, expect, test } from "vitest";

import { documentOf } from "../markdown/parse";
import { schema } from "../markdown/schema";
import { LookedOver, marksHere, marksIn, noteOf, showLooked, wordsIn } from "./looked";
import { PlainMarks } from "./plainMarks.svelte";
import { inDocument, proseOf } from "./prose";

const plugins = LookedOver.config.addProseMirrorPlugins?.call({} as never) ?? [];
const LETTER = "Jo, I’m **sorry if** it hurt you.\n\n- You made me do it.";

function placed(doc: Node, words: readonly string[]) {
  const prose = proseOf(doc);
  return words.flatMap((one, id) => {
    const start = prose.text.indexOf(one);
    const place = inDocument(prose, start, start + one.length);
    return place ? [{ id, ...place, words: wordsIn(doc, place.from, place.to) }] : [];
  });
}

let state: EditorState;

beforeEach(() => {
  const doc = documentOf(LETTER);
  state = EditorState.create({ doc, plugins });
  const marks = placed(doc, ["if it hurt you", "You made me do it"]);
  state = state.apply(state.tr.setMeta(...showLooked({ placed: marks, shown: [0, 1] })));
});

function change(by: (tr: Transaction) => Transaction): void {
  state = state.apply(by(state.tr));
}

/** What is underlined, and which note it names. */
function underlined(): string[][] {
  const set = plugins[0]?.props.decorations?.call(plugins[0], state) as DecorationSet;
  return set.find().map(({ from, to, ...rest }) => {
    const { type } = rest as unknown as { type: { attrs: Record<string, string> } };
    return [wordsIn(state.doc, from, to), type.attrs["aria-describedby"] ?? ""];
  });
}

function at(words: string): number {
  return placed(state.doc, [words])[0]?.from ?? -1;
}

test("marks are underlined on their words and name their note", () => {
  expect(underlined()).toEqual([
    ["if it hurt you", noteOf(0)],
    ["You made me do it", noteOf(1)],
  ]);
});

test("marks move with their words, also when these get other marks", () => {
  change((tr) => tr.insertText("Dear ", 1));
  change((tr) => tr.addMark(at("hurt"), at("hurt") + 4, schema.mark("italic")));
  change((tr) => tr.insertText(" deeply", at("if it hurt you") + "if it hurt you".length));
  change((tr) => tr.insertText("really ", at("if it hurt you")));
  expect(underlined().map(([words]) => words)).toEqual(["if it hurt you", "You made me do it"]);
});

test("a mark whose words are changed goes, and does not come back", () => {
  change((tr) => tr.insertText("s", at("hurt") + 4));
  expect(underlined().map(([words]) => words)).toEqual(["You made me do it"]);
  change((tr) => tr.delete(at("hurts") + 4, at("hurts") + 5));
  expect(marksIn(state).map(({ id }) => id)).toEqual([1]);
  // Of another word it is no mark either.
  change((tr) => tr.insertText("stic", at("You made me do it") + "You made me do it".length));
  expect(marksIn(state)).toEqual([]);
});

test("a mark that is parted goes", () => {
  change((tr) => tr.split(at("made")));
  expect(marksIn(state).map(({ id }) => id)).toEqual([0]);
});

test("only those that are told are underlined", () => {
  change((tr) => tr.setMeta(...showLooked({ placed: marksIn(state), shown: [1] })));
  change((tr) => tr.insertText("Dear ", 1));
  expect(underlined().map(([words]) => words)).toEqual(["You made me do it"]);
  expect(marksIn(state)).toHaveLength(2);
});

test("it is known which mark the caret is in", () => {
  const caret = (position: number) =>
    change((tr) => tr.setSelection(TextSelection.create(tr.doc, position)));
  caret(at("made"));
  expect(marksHere(state)).toEqual([1]);
  caret(at("Jo"));
  expect(marksHere(state)).toEqual([]);
});

test("in plain text marks keep their places, with every kind of line end", () => {
  const markdown = "Jo,\r\n\r\nI’m **sorry if** it hurt.";
  const field = markdown.replaceAll("\r\n", "\n");
  const marks = new PlainMarks();
  const start = markdown.indexOf("if**");
  marks.place([{ id: 4, start, end: markdown.indexOf(".") }], markdown, field);
  const words = () => marks.placed.map(({ from, to }) => now.slice(from, to));
  let now = field;
  expect(words()).toEqual(["if** it hurt"]);
  now = `Dear ${field}`;
  marks.follow(now);
  expect(words()).toEqual(["if** it hurt"]);
  now = now.replace("hurt", "hurts");
  marks.follow(now);
  expect(words()).toEqual([]);
  // A field that shows another text has none of them.
  marks.place([{ id: 4, start, end: markdown.indexOf(".") }], markdown, "else");
  expect(marks.placed).toEqual([]);
});
