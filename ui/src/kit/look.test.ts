import { expect, test } from "vitest";

import { spoken, wear } from "./look";

test.each([
  ["a language by its name", "en", [], "en"],
  ["the system's, with its region", "system", ["en-AU"], "en"],
  ["the first of the system's that there are words in", "system", ["xx", "en-US"], "en"],
  ["one that there are no words in", "xx", ["xx"], "en"],
  ["a language that only begins alike", "enx", ["enx"], "en"],
])("%s", (_name, wish, system, language) => {
  expect(spoken(wish, system)).toBe(language);
});

test("look and language stand on the root, and the system's look is no look of ours", () => {
  const root = document.documentElement;
  wear("dusk", "en");
  expect([root.dataset.look, root.lang, root.dir]).toEqual(["dusk", "en", "ltr"]);
  wear("system", "system");
  expect(root.dataset.look).toBeUndefined();
});
