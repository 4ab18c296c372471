import { expect, test } from "vitest";

import { asQuery } from "./query";

test.each([
  ["", ""],
  ["  ", ""],
  ["sund", "sund*"],
  ["sunday ", "sunday"],
  ["न्यू", "न्यू*"],
  ["on sund", "on sund*"],
  ["s", "s"],
  ["was i", "was i"],
  ["湖", "湖*"],
  ["“on sund", "“on sund"],
  ["sund*", "sund*"],
  ['"on sunday"', '"on sunday"'],
  ['"on sun', '"on sun'],
  ["why?", "why?"],
])("%j is asked for as %j", (typed, query) => {
  expect(asQuery(typed)).toBe(query);
});
