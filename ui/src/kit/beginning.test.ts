import { expect, test } from "vitest";

import { beginning } from "./beginning";

test.each([
  [
    "the first line that says something",
    "\n  Money for the roof \nand the rest",
    "Money for the roof",
  ],
  ["nothing of nothing", " \n ", ""],
  ["whole characters", `${"a".repeat(119)}😀b`, `${"a".repeat(119)}😀`],
])("%s", (_name, text, begun) => {
  expect(beginning(text)).toBe(begun);
});
