import { expect, test } from "vitest";

import { documentOf } from "../markdown/parse";
import { found, foundIn, wanted } from "./hits";

const shown = (text: string, query: string) =>
  found(text, wanted(query)).map(({ from, to }) => text.slice(from, to));

test("words, phrases and beginnings are looked for", () => {
  expect(wanted('Café "au lait" gard* -- "')).toEqual(["cafe", "au lait", "gard"]);
  expect(wanted("“by the river” «au lait” door")).toEqual(["by the river", "au lait", "door"]);
});

test("capitals and accents make no difference, and the stretch is the text's own", () => {
  expect(shown("Un CAFÉ, deux cafe\u0301s, décafé", "café")).toEqual(["CAFÉ", "cafe\u0301"]);
  expect(shown("👩‍👩‍👧 كَتَبْتُ رسالة", "كتبت")).toEqual(["كَتَبْتُ"]);
});

test("scripts without blanks are searched within", () => {
  expect(shown("我今天很好", "今天")).toEqual(["今天"]);
});

test("overlapping hits are marked once", () => {
  expect(shown("garden", "gard* garden")).toEqual(["garden"]);
});

test("hits are found across emphasis, at their place in the document", () => {
  const doc = documentOf("a\n\n- the **gar**den");
  const [hit] = foundIn(doc, "garden");
  expect(hit && doc.textBetween(hit.from, hit.to)).toBe("garden");
});
