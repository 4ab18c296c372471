/**
 * Where everything stands on a long list: rows of one height, under month headings of one height.
 * Nothing is measured, so any place on the list is known without drawing what lies before it.
 */

import { monthKey } from "../kit/dates";

/** Heights in CSS pixels. The styles of `List` and `Row` give the same to what is drawn. */
export const ROW = 120;
export const HEADING = 44;
/** What is left free under a row that has come into sight. */
const MARGIN = 12;

/** A run of rows that belong to one month. */
export type Month = {
  /** The same for all its days: `2026-03`. */
  readonly month: string;
  /** The number of its first row. */
  readonly first: number;
};

/** A month with its place on the list. */
export type Section = Month & {
  /** How many rows it has. */
  readonly rows: number;
  /** Where its heading begins. */
  readonly top: number;
  readonly height: number;
  /** Which of its rows are drawn. */
  readonly drawn: readonly number[];
};

/** Rows `first` to `end`, the last not counted. */
export type Span = { readonly first: number; readonly end: number };

/** The months with those of more rows added, the first of which is row `at`. */
export function withMonths(
  months: readonly Month[],
  dates: readonly string[],
  at: number,
): readonly Month[] {
  const grown = [...months];
  dates.forEach((date, index) => {
    const month = monthKey(date);
    if (grown.at(-1)?.month !== month) grown.push({ month, first: at + index });
  });
  return grown;
}

/** How high the whole list is. */
export function heightOf(months: readonly Month[], rows: number): number {
  return rows * ROW + months.length * HEADING;
}

/** Which month, by its number, a row belongs to. */
function monthOf(months: readonly Month[], row: number): number {
  let low = 0;
  let high = months.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((months[middle]?.first ?? 0) <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where a row begins. */
export function topOf(months: readonly Month[], row: number): number {
  return row * ROW + (monthOf(months, row) + 1) * HEADING;
}

/** The row that stands at this height, or the next one under it where a heading stands there. */
export function rowAt(months: readonly Month[], rows: number, y: number): number {
  let low = 0;
  let high = Math.max(rows - 1, 0);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (topOf(months, middle) + ROW > y) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The rows that show between two heights. */
export function span(months: readonly Month[], rows: number, from: number, to: number): Span {
  if (rows === 0) return { first: 0, end: 0 };
  const last = rowAt(months, rows, to);
  return { first: rowAt(months, rows, from), end: last + 1 };
}

/** The months that rows of the span belong to, with their places. */
function sections(months: readonly Month[], rows: number, shown: Span): Section[] {
  if (shown.first >= shown.end) return [];
  const from = monthOf(months, shown.first);
  const to = monthOf(months, shown.end - 1);
  return months.slice(from, to + 1).map((month, index) => {
    const next = months[from + index + 1]?.first ?? rows;
    const held = next - month.first;
    const first = Math.max(month.first, shown.first);
    const end = Math.min(next, shown.end);
    return {
      ...month,
      rows: held,
      top: month.first * ROW + (from + index) * HEADING,
      height: held * ROW + HEADING,
      drawn: Array.from({ length: end - first }, (_, at) => first + at),
    };
  });
}

/** What is drawn: the rows of the span, and wherever it is, the row that has the focus. */
export function drawn(
  months: readonly Month[],
  rows: number,
  shown: Span,
  focused: number,
): Section[] {
  const near = sections(months, rows, shown);
  if (focused >= rows || (focused >= shown.first && focused < shown.end)) return near;
  const [other] = sections(months, rows, { first: focused, end: focused + 1 });
  if (!other) return near;
  const same = near.findIndex(({ first }) => first === other.first);
  if (same < 0) return focused < shown.first ? [other, ...near] : [...near, other];
  return near.map((section, index) => {
    if (index !== same) return section;
    const rows = focused < shown.first ? [focused, ...section.drawn] : [...section.drawn, focused];
    return { ...section, drawn: rows };
  });
}

/** How far to scroll so that a row is in sight, below the heading that stays at the top. */
export function inSight(
  months: readonly Month[],
  row: number,
  scrolled: number,
  height: number,
): number {
  const top = topOf(months, row);
  if (top - HEADING < scrolled) return top - HEADING;
  if (top + ROW + MARGIN > scrolled + height) return top + ROW + MARGIN - height;
  return scrolled;
}
