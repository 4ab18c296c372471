import { expect, test } from "vitest";

import { dateFor, wallIn } from "./wall";

test("the wall of a date is what is written in it", () => {
  expect(wallIn("2026-03-04T23:30:12+09:00")).toEqual({ day: "2026-03-04", clock: "23:30" });
  expect(wallIn("2026-03-04")).toEqual({ day: "2026-03-04", clock: "" });
});

test("an entry written elsewhere keeps its offset", () => {
  const tokyo = "2026-03-04T23:30:12+09:30";
  expect(dateFor({ day: "2026-03-05", clock: "23:30" }, tokyo)).toBe("2026-03-05T23:30:12+09:30");
  expect(dateFor({ day: "2026-03-05", clock: "08:00" }, tokyo)).toBe("2026-03-05T08:00:00+09:30");
});

test("what is not known stays unknown", () => {
  expect(dateFor({ day: "2026-03-05", clock: "" }, "2026-03-04")).toBe("2026-03-05");
  expect(dateFor({ day: "2026-03-05", clock: "08:00" }, "2026-03-04T07:00:00")).toBe(
    "2026-03-05T08:00:00",
  );
});

test("what is set by this computer's clock has its offset", () => {
  expect(dateFor({ day: "2026-03-05", clock: "08:00" }, undefined)).toMatch(
    /^2026-03-05T08:00:00[+-]\d{2}:\d{2}$/,
  );
});
