import { expect, test } from "vitest";

import type { Action } from "../route/actions.svelte";
import { offered } from "./palette";

const action = (label: string, id = label): Action => ({ id, label, run: () => undefined });
const all = ["Write", "Write: Talk", "Timeline", "Hide and lock", "Réglages"].map((label) =>
  action(label),
);
const labels = (typed: string) => offered(all, typed).map(({ label }) => label);

test.each([
  ["nothing gives all, in their order", "", all.map(({ label }) => label)],
  ["a beginning", "ti", ["Timeline"]],
  ["capitals make no difference", "WRI", ["Write", "Write: Talk"]],
  ["the beginning of a later word", "lock", ["Hide and lock"]],
  ["a part of a word", "lin", ["Timeline"]],
  ["words in any order", "talk write", ["Write: Talk"]],
  ["accents make no difference", "regl", ["Réglages"]],
  ["what is nowhere", "zz", []],
])("%s", (_name, typed, found) => {
  expect(labels(typed)).toEqual(found);
});

test("a beginning comes before a word, and a word before the middle of one", () => {
  const mixed = ["outlock", "the lock", "lock"].map((label) => action(label));
  expect(offered(mixed, "lock").map(({ label }) => label)).toEqual(["lock", "the lock", "outlock"]);
});

test("what is done to the text is offered only to who types for it", () => {
  const bold: Action = { ...action("Bold"), where: "text" };
  expect(offered([bold, ...all], "")).not.toContain(bold);
  expect(offered([bold, ...all], "bo")).toEqual([bold]);
});

test("of two with one name the more particular is offered", () => {
  const page = action("Search in this text", "search");
  expect(offered([page, action("Search", "search")], "search")).toEqual([page]);
});

test("words that were put into words do not hide what they are", () => {
  const talk = action("Write: \u2068Talk\u2069");
  expect(offered([talk], "write: talk")).toEqual([talk]);
});
