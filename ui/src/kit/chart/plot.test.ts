import { cleanup, fireEvent, render, screen, within } from "@testing-library/svelte";
import { afterEach, describe, expect, test } from "vitest";

import { daysAfter } from "../dates";
import Chart from "./Chart.svelte";
import { drawing, type Point, rows, unbroken } from "./plot";

const at = (...days: number[]): Point[] =>
  days.map((number) => ({ day: daysAfter("2026-01-01", number), value: 5 }));
const series = (points: Point[], median = points) => ({ name: "Steadiness", points, median });

describe("the line through the middle", () => {
  test.each([
    ["is one where ratings are close", [0, 10, 20], [[0, 10, 20]]],
    ["goes on over 27 days without one", [0, 28, 30], [[0, 28, 30]]],
    [
      "breaks where none was for 28 days",
      [0, 7, 36, 40],
      [
        [0, 7],
        [36, 40],
      ],
    ],
    ["leaves out a point that stands alone", [0, 60, 61], [[60, 61]]],
    ["is none where there is but one", [0], []],
    ["is none where there is nothing", [], []],
  ])("%s", (_name, days, parts) => {
    expect(unbroken(series(at(...days)))).toEqual(parts.map((part) => at(...part)));
  });

  test("is not drawn through blank days even where a median was reckoned in them", () => {
    const middle = at(0, 5, 20, 27, 40, 45);
    expect(unbroken(series(at(0, 5, 40, 45), middle))).toEqual([at(0, 5), at(40, 45)]);
  });

  test("goes by days, not by hours that a night may lack", () => {
    const points = [
      { day: "2026-03-14", value: 1 },
      { day: "2026-04-11", value: 2 },
    ];
    expect(unbroken(series(points))).toEqual([points]);
  });
});

describe("the drawing", () => {
  test("nothing is drawn of nothing", () => {
    expect(drawing([series([])], 600)).toBeUndefined();
    expect(drawing([series([{ day: "spring", value: 3 }])], 600)).toBeUndefined();
  });

  test("0 is at the foot and 10 at the top, whatever the ratings are", () => {
    const drawn = drawing([series([{ day: "2026-01-01", value: 10 }])], 600);
    const [zero, , ten] = drawn?.levels ?? [];
    expect(drawn?.series[0]?.spots[0]?.y).toBe(ten?.y);
    expect(zero?.y).toBeGreaterThan(ten?.y ?? Infinity);
  });

  test("days are as far apart as they were, from the first to the last", () => {
    const drawn = drawing([series(at(0, 10, 40))], 600);
    const [first = 0, second = 0, third = 0] = drawn?.series[0]?.spots.map(({ x }) => x) ?? [];
    expect([first, third]).toEqual([drawn?.left, drawn?.right]);
    expect((third - first) / (second - first)).toBeCloseTo(4);
  });

  test("one day alone stands in the middle, with its name", () => {
    const drawn = drawing([series(at(3))], 600);
    expect(drawn?.marks).toEqual([{ x: expect.any(Number), words: "4 Jan", anchor: "middle" }]);
    expect(drawn?.series[0]?.spots[0]?.x).toBe(drawn?.marks[0]?.x);
  });

  test.each([
    ["days, where it is short", 600, 20, ["1 Jan", "21 Jan"]],
    ["months, and the year where one begins", 600, 120, ["2026", "Feb", "Mar", "Apr", "May"]],
    ["fewer where there is less room", 300, 120, ["2026", "Mar", "May"]],
    ["years, where it is long", 600, 365 * 6, ["2026", "2027", "2028", "2029", "2030", "2031"]],
  ])("under it stand %s", (_name, width, days, words) => {
    const drawn = drawing([series(at(0, days))], width);
    expect(drawn?.marks.map((mark) => mark.words)).toEqual(words);
    const places = drawn?.marks.map(({ x }) => x) ?? [];
    for (const [place, x] of places.entries()) {
      if (place > 0) expect(x - (places[place - 1] ?? 0)).toBeGreaterThan(55);
    }
  });

  test("two series stand on the same days", () => {
    const drawn = drawing([series(at(0, 10)), series(at(10, 20))], 600);
    expect(drawn?.series[0]?.spots[1]?.x).toBe(drawn?.series[1]?.spots[0]?.x);
  });
});

test("the table has every figure, and blanks where there is none", () => {
  const other = { name: "Other", points: at(1), median: [] };
  const twice = [...at(0), { day: "2026-01-01", value: 8 }];
  expect(rows([series(twice, at(0)), other])).toEqual([
    {
      day: "2026-01-01",
      cells: [
        { values: [5, 8], middle: 5 },
        { values: [], middle: undefined },
      ],
    },
    {
      day: "2026-01-02",
      cells: [
        { values: [], middle: undefined },
        { values: [5], middle: undefined },
      ],
    },
  ]);
});

describe("the figure", () => {
  afterEach(cleanup);

  const two = [
    { name: "How I mean to act", points: at(0, 1), median: at(0, 1) },
    { name: "How it feels", points: at(1), median: [{ day: "2026-01-02", value: 4.5 }] },
  ];

  test("screen readers get the table before anybody asks for it", () => {
    render(Chart, { title: "Forgiving", series: two });
    const table = within(screen.getByRole("table", { name: "Forgiving" }));
    expect(table.getAllByRole("columnheader").map((head) => head.textContent)).toEqual([
      "Day",
      "How I mean to act",
      "\u2068How I mean to act\u2069, middle of four weeks",
      "How it feels",
      "\u2068How it feels\u2069, middle of four weeks",
    ]);
    const [, , second] = table.getAllByRole("row");
    expect(second?.textContent.replace(/\s+/g, " ")).toContain("4.5");
    expect(screen.getAllByText("Not answered")).toHaveLength(1);
  });

  test("the switch puts the table in the place of the drawing", async () => {
    render(Chart, { title: "Forgiving", series: two });
    const hidden = () => screen.getByRole("region").classList.contains("hidden-words");
    expect(hidden()).toBe(true);
    await fireEvent.click(screen.getByLabelText("Show as table"));
    expect(hidden()).toBe(false);
    expect(document.querySelector(".drawing")?.classList.contains("gone")).toBe(true);
  });

  test("two series differ in the shape of their marks and in their lines", () => {
    render(Chart, { title: "Forgiving", series: two });
    expect(document.querySelectorAll(".drawing circle")).toHaveLength(2);
    expect(document.querySelectorAll(".drawing path.second")).toHaveLength(1);
    expect(document.querySelectorAll(".drawing polyline:not(.second)")).toHaveLength(1);
    expect(document.querySelectorAll(".legend polyline.second")).toHaveLength(1);
  });

  test("nothing carries a style of its own", () => {
    render(Chart, { title: "Forgiving", series: two });
    expect(document.querySelectorAll("[style]")).toHaveLength(0);
  });

  test("without ratings it says so", () => {
    render(Chart, { title: "Forgiving", series: [series([])] });
    expect(screen.getByText("Nothing to draw yet.")).toBeTruthy();
    expect(screen.queryByRole("table")).toBeNull();
  });
});
