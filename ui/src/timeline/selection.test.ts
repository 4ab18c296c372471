import { expect, test } from "vitest";

import { between, toggled, withAll } from "./selection";

test("choosing twice leaves out again, and the set before stays as it was", () => {
  const one = toggled(new Set(), "a");
  const two = toggled(one, "b");
  expect([...two]).toEqual(["a", "b"]);
  expect([...toggled(two, "a")]).toEqual(["b"]);
  expect([...one]).toEqual(["a"]);
});

test("a range goes either way and adds to what is chosen", () => {
  expect(between(2, 4)).toEqual([2, 3, 4]);
  expect(between(4, 2)).toEqual([2, 3, 4]);
  expect(between(3, 3)).toEqual([3]);
  expect([...withAll(new Set(["c"]), ["a", "c"])]).toEqual(["c", "a"]);
});
