/** Where the writer's own ratings stand in a drawing: days across, 0 to 10 upwards. */

import { dayNumber, numberedDay, shortDay, shortMonth } from "../dates";

/** A rating on a day: `2026-03-04`, and 0 to 10. */
export type Point = { day: string; value: number };

/** Ratings of one thing, and the middle of the four weeks up to a day, oldest first. */
export type Series = { name: string; points: readonly Point[]; median: readonly Point[] };

/** A place in the drawing. */
export type Spot = { x: number; y: number };

/** A word under the days. */
export type Mark = { x: number; words: string; anchor: "start" | "middle" | "end" };

/** All that is drawn, in pixels. */
export type Drawing = {
  width: number;
  height: number;
  /** Where the hairlines of 0, 5 and 10 are, and how far they go. */
  levels: { value: number; y: number }[];
  left: number;
  right: number;
  series: { name: string; spots: Spot[]; lines: Spot[][] }[];
  marks: Mark[];
};

/** Days without a rating after which the line breaks, so that nothing is drawn that nobody said. */
const BREAK_DAYS = 28;

const HEIGHT = 190;
const ABOVE = 12;
const BELOW = 30;
const BEFORE = 30;
const AFTER = 18;

/** The least room between two words under the days. */
const WORD_ROOM = 64;

/** Only points on a day that there is, with the number of the day. */
function dated(points: readonly Point[]): (Point & { number: number })[] {
  return points.flatMap((point) => {
    const number = dayNumber(point.day);
    return number === undefined ? [] : [{ ...point, number }];
  });
}

/** The parts of the median that are drawn as one line. It breaks where no rating was for 28 days. */
export function unbroken({ points, median }: Pick<Series, "points" | "median">): Point[][] {
  const days = dated(points).map((point) => point.number);
  const gaps = days.flatMap((day, at) => {
    const before = days[at - 1];
    return before !== undefined && day - before > BREAK_DAYS ? [{ from: before, to: day }] : [];
  });
  const parts: Point[][] = [];
  let last: number | undefined;
  for (const { number, day, value } of dated(median)) {
    const from = last;
    const apart = from === undefined || gaps.some((gap) => from < gap.to && number > gap.from);
    const part = apart ? undefined : parts.at(-1);
    if (part) part.push({ day, value });
    else parts.push([{ day, value }]);
    last = number;
  }
  // One point alone makes no line.
  return parts.filter((part) => part.length > 1);
}

/** The first days of months between two days, as far apart as there is room for their words. */
function months(from: number, to: number, across: number): { number: number; words: string }[] {
  const start = new Date(from * 86_400_000);
  const first = start.getUTCFullYear() * 12 + start.getUTCMonth();
  const perMonth = (across / Math.max(1, to - from)) * 30.4;
  const step = [1, 2, 3, 6, 12, 24, 60, 120].find((count) => count * perMonth >= WORD_ROOM) ?? 240;
  const found: { number: number; words: string }[] = [];
  for (let month = Math.ceil(first / step) * step; ; month += step) {
    const number = Date.UTC(Math.floor(month / 12), month % 12, 1) / 86_400_000;
    if (number > to) return found;
    const day = numberedDay(number);
    const words = month % 12 === 0 ? day.slice(0, 4) : shortMonth(day);
    if (number >= from) found.push({ number, words });
  }
}

/** The drawing of some ratings, so many pixels wide; nothing, when there are none. */
export function drawing(series: readonly Series[], width: number): Drawing | undefined {
  const days = series.flatMap(({ points }) => dated(points).map((point) => point.number));
  if (days.length === 0) return undefined;
  const from = days.reduce((least, day) => Math.min(least, day));
  const to = days.reduce((most, day) => Math.max(most, day));
  const right = Math.max(BEFORE + 1, width - AFTER);
  const across = right - BEFORE;
  const x = (day: number) =>
    from === to ? BEFORE + across / 2 : BEFORE + ((day - from) / (to - from)) * across;
  const y = (value: number) => ABOVE + (1 - value / 10) * (HEIGHT - ABOVE - BELOW);
  const spots = (points: readonly Point[]) =>
    dated(points)
      .filter(({ number }) => number >= from && number <= to)
      .map(({ number, value }) => ({ x: x(number), y: y(value) }));
  const inMonths: Mark[] = months(from, to, across).map(({ number, words }) => ({
    x: x(number),
    words,
    anchor: "middle",
  }));
  const first = shortDay(numberedDay(from));
  const ends: Mark[] =
    from === to
      ? [{ x: x(from), words: first, anchor: "middle" }]
      : [
          { x: BEFORE, words: first, anchor: "start" },
          { x: right, words: shortDay(numberedDay(to)), anchor: "end" },
        ];
  return {
    width,
    height: HEIGHT,
    levels: [0, 5, 10].map((value) => ({ value, y: y(value) })),
    left: BEFORE,
    right,
    series: series.map((one) => ({
      name: one.name,
      spots: spots(one.points),
      lines: unbroken(one).map(spots),
    })),
    marks: inMonths.length < 2 ? ends : inMonths,
  };
}

/** A day of the table: for each series its ratings, of which a day may have several, and the middle. */
export type Row = { day: string; cells: { values: number[]; middle: number | undefined }[] };

/** The same figures day by day, oldest first. */
export function rows(series: readonly Series[]): Row[] {
  const days = new Set(
    series.flatMap(({ points, median }) => dated([...points, ...median]).map(({ day }) => day)),
  );
  return [...days].sort().map((day) => ({
    day,
    cells: series.map(({ points, median }) => ({
      values: points.filter((point) => point.day === day).map(({ value }) => value),
      middle: median.find((point) => point.day === day)?.value,
    })),
  }));
}
