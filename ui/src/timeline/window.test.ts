import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { drawn, HEADING, heightOf, inSight, ROW, rowAt, span, topOf, withMonths } from "./window";

const dates = ["2026-03-12", "2026-03-01T23:10:00+01:00", "2026-02-28", "2025-12-31", "2025-12-30"];
const months = withMonths([], dates, 0);

describe("months", () => {
  test("are runs of rows by the date on the wall", () => {
    expect(months).toEqual([
      { month: "2026-03", first: 0 },
      { month: "2026-02", first: 2 },
      { month: "2025-12", first: 3 },
    ]);
  });

  test("go on over the border of two pages", () => {
    const whole = withMonths(withMonths([], dates.slice(0, 4), 0), dates.slice(4), 4);
    expect(whole).toEqual(months);
  });
});

describe("places", () => {
  test("leave room for each heading above", () => {
    expect(topOf(months, 0)).toBe(HEADING);
    expect(topOf(months, 2)).toBe(2 * ROW + 2 * HEADING);
    expect(topOf(months, 4)).toBe(4 * ROW + 3 * HEADING);
    expect(heightOf(months, 5)).toBe(5 * ROW + 3 * HEADING);
  });

  test("a heading's height leads to the row under it", () => {
    expect(rowAt(months, 5, 0)).toBe(0);
    expect(rowAt(months, 5, 2 * ROW + HEADING + 1)).toBe(2);
    expect(rowAt(months, 5, 1e9)).toBe(4);
  });

  test("an empty list shows nothing", () => {
    expect(span([], 0, 0, 600)).toEqual({ first: 0, end: 0 });
    expect(drawn([], 0, { first: 0, end: 0 }, 0)).toEqual([]);
    expect(heightOf([], 0)).toBe(0);
  });

  test("months lie one under the other and hold every row of the span", () => {
    const shown = drawn(months, 5, { first: 1, end: 4 }, 1);
    expect(shown.map(({ month, rows }) => [month, rows])).toEqual([
      ["2026-03", 2],
      ["2026-02", 1],
      ["2025-12", 2],
    ]);
    expect(shown.map(({ drawn }) => drawn)).toEqual([[1], [2], [3]]);
    expect(shown.map(({ top }) => top)).toEqual([0, 2 * ROW + HEADING, 3 * ROW + 2 * HEADING]);
  });

  test("the row with the focus is drawn wherever it is", () => {
    const rows = (first: number, end: number, focused: number) =>
      drawn(months, 5, { first, end }, focused).map(({ month, drawn }) => [month, ...drawn]);
    expect(rows(2, 3, 0)).toEqual([
      ["2026-03", 0],
      ["2026-02", 2],
    ]);
    expect(rows(2, 4, 4)).toEqual([
      ["2026-02", 2],
      ["2025-12", 3, 4],
    ]);
    expect(rows(1, 3, 0)).toEqual([
      ["2026-03", 0, 1],
      ["2026-02", 2],
    ]);
    expect(rows(0, 1, 4)).toEqual([
      ["2026-03", 0],
      ["2025-12", 4],
    ]);
    expect(rows(0, 1, 9)).toEqual([["2026-03", 0]]);
  });

  test("a row comes into sight by the shortest way, and never under the heading", () => {
    expect(inSight(months, 0, 300, 600)).toBe(0);
    expect(inSight(months, 4, 0, 300)).toBe(topOf(months, 4) + ROW + 12 - 300);
    expect(inSight(months, 1, HEADING, 600)).toBe(HEADING);
  });
});

test("any height of any list leads to the row that stands there", () => {
  const runs = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(runs, fc.double({ min: 0, max: 1, noNaN: true }), (lengths, part) => {
      let rows = 0;
      const months = lengths.map((length, index) => {
        rows += length;
        return { month: String(index), first: rows - length };
      });
      const y = part * heightOf(months, rows);
      const row = rowAt(months, rows, y);
      expect(topOf(months, row) + ROW).toBeGreaterThanOrEqual(y);
      if (row > 0) expect(topOf(months, row - 1) + ROW).toBeLessThanOrEqual(y);
      const shown = span(months, rows, y, y + 700);
      const held = drawn(months, rows, shown, row);
      expect(held[0]?.top).toBeLessThanOrEqual(topOf(months, shown.first));
      const foot = held.at(-1);
      expect((foot?.top ?? 0) + (foot?.height ?? 0)).toBeGreaterThanOrEqual(
        topOf(months, shown.end - 1) + ROW,
      );
    }),
  );
});
