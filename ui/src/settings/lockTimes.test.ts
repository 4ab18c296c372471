import { expect, test } from "vitest";

import { lockTimes } from "./lockTimes";

test("the usual times within the bounds", () => {
  expect(lockTimes(3)).toEqual([1, 2, 3, 5, 10, 15, 30, 60]);
  expect(lockTimes(3, [2, 12])).toEqual([2, 3, 5, 10]);
});

test("an unusual time that is set stands among them", () => {
  expect(lockTimes(7)).toEqual([1, 2, 3, 5, 7, 10, 15, 30, 60]);
});
