import { expect, test } from "vitest";

import { changed, filters } from "./filter";

test("a filter with nothing in it leaves everything in", () => {
  expect(filters({})).toBe(false);
  expect(filters({ tag: "home" })).toBe(true);
});

test("what is emptied goes", () => {
  const filter = changed({ kind: "talk" }, { tag: "home", from: "2026-03-04" });
  expect(filter).toEqual({ kind: "talk", tag: "home", from: "2026-03-04" });
  const less = changed(filter, { kind: undefined, from: "" });
  expect(less).toEqual({ tag: "home" });
  expect(filters(changed(less, { tag: "" }))).toBe(false);
});
