import { expect, test } from "vitest";

import { addedWith, changedSince, NOTHING } from "./marks";

test("nothing that is the same goes to the vault", () => {
  const beside = { marks: { status: "draft" as const }, answers: { feel: ["sad", "tired"] } };
  expect(changedSince(beside, structuredClone(beside))).toEqual({});
  expect(addedWith(NOTHING)).toEqual({});
});

test("what is taken away is null, and what always says something stays", () => {
  const saved = {
    marks: { lens: "future", person: "p1", status: "ready" as const },
    answers: { saw: "The door.", need: "Rest." },
  };
  const now = { marks: { status: "given" as const }, answers: { need: "Rest.", ask: "Time." } };
  expect(changedSince(saved, now)).toEqual({
    lens: null,
    person: null,
    status: "given",
    fields: { saw: null, ask: "Time." },
  });
});

test("a new entry has all of it", () => {
  const beside = { marks: { matter: "m1" }, answers: { saw: "The door." } };
  expect(addedWith(beside)).toEqual({ matter: "m1", fields: { saw: "The door." } });
});

test("half of a character in an answer does not keep all the others out", () => {
  const beside = { marks: {}, answers: { saw: "\ud83c sea 🌊", feel: ["sad \udf0a"], hope: 4 } };
  const fields = { saw: "\ufffd sea 🌊", feel: ["sad \ufffd"], hope: 4 };
  expect(addedWith(beside)).toEqual({ fields });
  expect(changedSince(NOTHING, beside)).toEqual({ fields });
});
