import { expect, test } from "vitest";

import { byTitle } from "./byTitle";

test("an entry that is called so comes before those that only say so", () => {
  const found = ["Up, and there comes", "Twenty words of hers", "Énough", "Her twenty words", ""];
  const titles = (typed: string) =>
    byTitle(
      found.map((title) => ({ title })),
      typed,
    ).map(({ title }) => title);
  expect(titles("Twenty WORDS ")).toEqual([
    "Twenty words of hers",
    "Her twenty words",
    "Up, and there comes",
    "Énough",
    "",
  ]);
  expect(titles("enough")[0]).toBe("Énough");
  expect(titles("harbour")).toEqual(found);
});
