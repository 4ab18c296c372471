import { expect, test } from "vitest";

import { asTyped } from "./typed";

test("the last word may go on", () => {
  expect(asTyped("harb")).toBe("harb*");
  expect(asTyped("the old harb")).toBe("the old harb*");
  expect(asTyped("don’")).toBe("don’*");
  expect(asTyped("спок")).toBe("спок*");
  expect(asTyped('"my wife" harb')).toBe('"my wife" harb*');
});

test("a word that is finished, too short or within quotes stays as it is", () => {
  for (const query of [
    "",
    "ha",
    "harb ",
    "harb*",
    "harb.",
    '"the old harb',
    "“the old harb",
    '"the old harb"',
  ]) {
    expect(asTyped(query), query).toBe(query);
  }
});

test("scripts without blanks stay as they are", () => {
  expect(asTyped("盖茨比")).toBe("盖茨比");
});
