import { expect, test } from "vitest";

import type { Matter, Person } from "../api/client";
import type { Action } from "../route/actions.svelte";
import { offered, recordsFor } from "./palette";

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

test("people and matters are found by their labels, once something is typed", () => {
  const person = (id: string, label: string): Person => {
    return { id, label, relation: "friend", note: "money", resurface: true, removed: false };
  };
  const matter = (id: string, title: string, what: string): Matter => {
    const rest = { happened: "", impact: "", status: "raw", resurface: true, removed: false };
    return { ...rest, id, title, what, role: "i_hurt", status: "raw" };
  };
  const people = [person("1", "M."), person("2", "Émile")];
  const matters = [
    matter("3", "The holiday money", "I lied about Émile"),
    matter("4", "", "I forgot Émile"),
  ];
  const found = (typed: string) =>
    recordsFor(people, matters, typed).map(({ name, id }) => `${name} ${id}`);
  expect(found(" ")).toEqual([]);
  expect(found("emile")).toEqual(["person 2", "matter 4"]);
  expect(found("m")).toEqual(["person 1", "person 2", "matter 3", "matter 4"]);
  expect(found("money")).toEqual(["matter 3"]);
  expect(found("zz")).toEqual([]);
});
