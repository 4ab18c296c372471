import { cleanup, render, screen } from "@testing-library/svelte";
import { afterEach, expect, test } from "vitest";

import { daysAfter } from "./dates";
import { type Came, lastDots, type Outcome } from "./dots";
import Dots from "./Dots.svelte";

afterEach(cleanup);

const SHORT: Record<string, Outcome> = {
  k: "kept",
  p: "partly",
  m: "missed",
  n: "not_needed",
};
/** One event a day: "km" is kept, then missed. */
const came = (outcomes: string): Came[] =>
  [...outcomes].map((letter, at) => ({
    id: String(at),
    day: daysAfter("2026-03-01", at),
    outcome: SHORT[letter] ?? "kept",
  }));
const again = (outcomes: string) =>
  lastDots(came(outcomes))
    .filter((dot) => dot.again)
    .map(({ id }) => Number(id));

test.each([
  ["kept after a miss", "kmk", [2]],
  ["partly after a miss", "mp", [1]],
  ["once, not on the day after it too", "mkk", [1]],
  ["after several misses", "mmmk", [3]],
  ["over days on which it was not needed", "mnnk", [3]],
  ["not where it was never missed", "kpnk", []],
  ["not on a day that was missed or not needed", "mmn", []],
  ["after a miss that is no longer shown", "mkkkkkkkkkkkk".replace("k", "n"), [2]],
])("picked up again: %s", (_name, outcomes, marked) => {
  expect(again(outcomes)).toEqual(marked);
});

test("the last twelve, oldest first, in whatever order they came", () => {
  const dots = lastDots(came("kkkkkkkkkkkkkkk").reverse());
  expect(dots.map(({ id }) => id)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14].map(String));
});

test("those of one day stay in their order", () => {
  const day = "2026-03-04";
  const events: Came[] = [
    { id: "a", day, outcome: "missed" },
    { id: "b", day, outcome: "kept" },
  ];
  expect(lastDots(events).map((dot) => [dot.id, dot.again])).toEqual([
    ["a", false],
    ["b", true],
  ]);
});

test.each([false, true])(
  "screen readers get a list with the words, hidden or not: %s",
  (hidden) => {
    render(Dots, {
      props: {
        label: "The last times",
        events: came("mkn"),
        words: {
          kept: "held",
          partly: "partly held",
          missed: "not held",
          not_needed: "not needed",
        },
        wordsHidden: hidden,
      },
    });
    expect(screen.getByRole("list", { name: "The last times" })).toBeTruthy();
    const lines = screen.getAllByRole("listitem").map((line) => {
      return line.querySelector(".hidden-words")?.textContent.replace(/ \d{4}:/, ":");
    });
    expect(lines).toEqual([
      "Sunday 1 March: not held",
      "Monday 2 March: held, picked up again",
      "Tuesday 3 March: not needed",
    ]);
    expect(screen.queryAllByText("held")).toHaveLength(hidden ? 0 : 1);
  },
);

test("every outcome has a shape of its own", () => {
  render(Dots, {
    props: {
      label: "The last times",
      events: came("kpmn"),
      words: { kept: "k", partly: "p", missed: "m", not_needed: "n" },
    },
  });
  const text = new XMLSerializer();
  const shapes = [...document.querySelectorAll("svg")].map((svg) => text.serializeToString(svg));
  expect(new Set(shapes).size).toBe(4);
});
