import { expect, test } from "vitest";

import { MANY, pagesOf } from "./pages";

test("pages grow with words and with entries", () => {
  expect(pagesOf(0, 1)).toBe(1);
  expect(pagesOf(400, 1)).toBe(1);
  expect(pagesOf(500, 1)).toBe(2);
  expect(pagesOf(400, 20)).toBeGreaterThan(pagesOf(400, 1));
  expect(pagesOf(2_400, 3)).toBeGreaterThan(MANY);
});
