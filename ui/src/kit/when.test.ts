import { expect, test } from "vitest";

import { daysInWords, daysMeant } from "./when";

/** A Thursday. */
const now = new Date(2026, 2, 12, 21, 4);

test.each([
  ["today", "2026-03-12", "2026-03-12"],
  ["Yesterday", "2026-03-11", "2026-03-11"],
  ["tomorrow", "2026-03-13", "2026-03-13"],
  ["friday", "2026-03-06", "2026-03-06"],
  ["last friday", "2026-03-06", "2026-03-06"],
  ["thursday", "2026-03-12", "2026-03-12"],
  ["last thu", "2026-03-05", "2026-03-05"],
  ["on sunday", "2026-03-08", "2026-03-08"],
  ["3 days ago", "2026-03-09", "2026-03-09"],
  ["a week ago", "2026-03-02", "2026-03-08"],
  ["two weeks ago", "2026-02-23", "2026-03-01"],
  ["last week", "2026-03-02", "2026-03-08"],
  ["this week", "2026-03-09", "2026-03-15"],
  ["last month", "2026-02-01", "2026-02-28"],
  ["five months ago", "2025-10-01", "2025-10-31"],
  ["last year", "2025-01-01", "2025-12-31"],
  ["2024", "2024-01-01", "2024-12-31"],
  ["4 march", "2026-03-04", "2026-03-04"],
  ["the 4th of March", "2026-03-04", "2026-03-04"],
  ["March 4", "2026-03-04", "2026-03-04"],
  ["13 march", "2025-03-13", "2025-03-13"],
  ["24 dec", "2025-12-24", "2025-12-24"],
  ["29 february 2024", "2024-02-29", "2024-02-29"],
  ["march", "2026-03-01", "2026-03-31"],
  ["december", "2025-12-01", "2025-12-31"],
  ["may 2024", "2024-05-01", "2024-05-31"],
  ["2026-03-04", "2026-03-04", "2026-03-04"],
])("%s", (typed, from, to) => {
  expect(daysMeant(typed, now)).toEqual({ from, to });
});

test.each([
  [""],
  ["the"],
  ["kettle"],
  ["we"],
  ["last"],
  ["7"],
  ["friday friday"],
  ["friday march"],
  ["31 february"],
  ["30 february 2024"],
  ["2026-02-30"],
  ["walk on friday"],
])("%j means no day", (typed) => {
  expect(daysMeant(typed, now)).toBeUndefined();
});

test("a week over the end of a year", () => {
  expect(daysMeant("last week", new Date(2026, 0, 8))).toEqual({
    from: "2025-12-29",
    to: "2026-01-04",
  });
});

test.each([
  ["2026-03-04", "2026-03-04", "Wednesday 4 March"],
  ["2025-03-04", "2025-03-04", "Tuesday 4 March 2025"],
  ["2026-02-01", "2026-02-28", "February 2026"],
  ["2025-01-01", "2025-12-31", "2025"],
])("%s to %s in words", (from, to, words) => {
  expect(daysInWords({ from, to }, now)).toBe(words);
});

test("a week in words names both its ends", () => {
  expect(daysInWords({ from: "2026-02-23", to: "2026-03-01" }, now)).toMatch(
    /^23 February\s*–\s*1 March 2026$/,
  );
});
