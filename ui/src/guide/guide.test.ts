import { describe, expect, test } from "vitest";

import {
  CADENCES,
  holds,
  idsIn,
  INPUTS,
  inputOf,
  inWords,
  ratingIn,
  type Step,
  stepAt,
  stepsFor,
  textIn,
} from "./guide";

const step = (id: string, more: Partial<Step> = {}): Step => ({
  id,
  ask: `ask ${id}`,
  field: id,
  input: "text",
  ...more,
});
const guide = {
  id: "forgiveness",
  steps: [
    step("toward", { input: "choice" }),
    step("theirs", { when: { field: "toward", is: ["them", "both"] } }),
    step("mine", { when: { field: "toward", is: ["myself", "both"] }, part: null }),
    step("cost", { part: "before" }),
    step("heard", { part: "after" }),
  ],
};
const ids = (steps: readonly Step[]) => steps.map(({ id }) => id);

test.each([
  ["unanswered", {}, false],
  ["answered otherwise", { toward: "myself" }, false],
  ["one of them", { toward: "both" }, true],
  ["one of several answers", { toward: ["myself", "them"] }, true],
  ["a number", { toward: 3 }, true],
  ["nothing at all", { toward: null }, false],
])("a condition: %s", (_name, answers, is) => {
  expect(holds({ field: "toward", is: ["them", "both", "3", "null"] }, answers)).toBe(is);
});

describe("which questions there are", () => {
  test.each([
    ["before an answer", {}, ["toward", "cost"]],
    ["for one of the two", { toward: "them" }, ["toward", "theirs", "cost"]],
    ["for both", { toward: "both" }, ["toward", "theirs", "mine", "cost"]],
  ])("%s", (_name, answers, there) => {
    expect(ids(stepsFor(guide, answers))).toEqual(there);
  });

  test("those for afterwards stand apart", () => {
    expect(ids(stepsFor(guide, { toward: "both" }, "after"))).toEqual(["heard"]);
  });
});

describe("where the writer is", () => {
  const steps = stepsFor(guide, { toward: "them" });

  test.each([
    ["the first, to begin with", undefined, "toward"],
    ["where it was left", "cost", "cost"],
    ["the one before, when an answer took it away", "mine", "theirs"],
    ["the first, when there is none of that name", "gone", "toward"],
  ])("%s", (_name, at, there) => {
    expect(stepAt(guide, steps, at)?.id).toBe(there);
  });

  test("nowhere in a guide without questions", () => {
    expect(stepAt({ id: "empty", steps: [] }, [], "a")).toBeUndefined();
  });
});

test("answers are read for what they are, and nothing else", () => {
  expect([textIn("a"), textIn(3), textIn(null), textIn(["a"]), textIn({})]).toEqual([
    "a",
    "3",
    "",
    "",
    "",
  ]);
  expect([ratingIn(0), ratingIn(10), ratingIn(11), ratingIn(1.5), ratingIn("3")]).toEqual([
    0,
    10,
    undefined,
    undefined,
    undefined,
  ]);
  expect([idsIn("a"), idsIn(["a", 1, ""]), idsIn(undefined)]).toEqual([["a"], ["a"], []]);
});

describe("answers in words", () => {
  const records = {
    people: [{ id: "p", label: "Jo" }],
    matters: [{ id: "m", label: "Sunday" }],
    values: [
      { id: "v", label: "Honesty" },
      { id: "w", label: "Patience" },
    ],
  };
  const cadence = CADENCES[2];

  const cases: Record<(typeof INPUTS)[number], [answer: unknown, words: string]> = {
    text: [" I said\nit. ", "I said\nit."],
    line: ["later", "later"],
    choice: ["yes", "Next"],
    rating: [0, "0"],
    feelings: [["sad", "wrung out"], "sad, wrung out"],
    day: ["2000-03-04", "Saturday 4 March 2000"],
    cadence: [cadence[0], "Every week"],
    person: ["p", "Jo"],
    matter: ["m", "Sunday"],
    values: [["v", "w"], "Honesty, Patience"],
    none: ["x", ""],
  };

  // The words of an option are any key; this one has words in every language.
  const options = [{ id: "yes", label: "guide-next" }];

  test.each(INPUTS)("%s", (input) => {
    const [answer, words] = cases[input];
    expect(inWords(step("a", { input, options }), { a: answer }, records)).toBe(words);
    expect(inWords(step("a", { input, options }), {}, records)).toBe("");
  });

  test("a record that was removed since has no name", () => {
    expect(inWords(step("a", { input: "person" }), { a: "gone" }, records)).toBe("Removed");
  });

  test("an option that is no longer offered is shown as it is kept", () => {
    expect(inWords(step("a", { input: "choice", options }), { a: "old" }, records)).toBe("old");
  });

  test("a way of answering from a newer core is not taken for one that is known", () => {
    expect(inputOf(step("a", { input: "map" }))).toBeUndefined();
    expect(inWords(step("a", { input: "map" }), { a: "kept" }, records)).toBe("kept");
  });
});
