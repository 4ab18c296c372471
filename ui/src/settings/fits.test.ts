import { expect, test } from "vitest";

import { fits } from "./fits";

const words = ["Lock when nobody is there", "After so many minutes without a key."];

test.each([
  ["nothing typed", ""],
  ["capitals", "LOCK"],
  ["a part of a word", "minut"],
  ["words in any order", "key lock"],
  ["accents", "minútes"],
  ["blanks around", "  lock  "],
])("%s fits", (_name, typed) => expect(fits(words, typed)).toBe(true));

test("one word that is nowhere does not fit", () => {
  expect(fits(words, "lock language")).toBe(false);
});
