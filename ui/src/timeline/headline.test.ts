import fc from "fast-check";
import { expect, test } from "vitest";

import { headline } from "./headline";

test("a title stands above the beginning of the text", () => {
  expect(headline(" A walk ", "We went out.")).toEqual({ title: "A walk", text: "We went out." });
});

test("without a title the first words stand in its place", () => {
  expect(headline("", "We went out.")).toEqual({ title: "We went out.", text: "" });
  expect(headline(" ", "")).toEqual({ title: "", text: "" });
  const long = `${"word ".repeat(30)}end`;
  const split = headline("", long);
  expect(split.title.length).toBeLessThanOrEqual(60);
  expect(`${split.title} ${split.text}`).toBe(long);
});

test("one long word, or a script without blanks, is left whole", () => {
  expect(headline("", "雨".repeat(200))).toEqual({ title: "雨".repeat(200), text: "" });
});

test("no word is lost", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (excerpt) => {
      const { title, text } = headline("", excerpt);
      expect(text === "" ? title : `${title} ${text}`).toBe(excerpt);
    }),
  );
});
