/** Days as people say them: "yesterday", "last friday", "two weeks ago", "4 march", "2025". */

import { dayOf, LOCALE, longDay, month, onWall } from "./dates";
import { fold } from "./fold";
import { t } from "./words";

/** From a day to a day, both of them whole: `2026-03-04`. */
export type Days = { from: string; to: string };

type Unit = "day" | "week" | "month" | "year";

/** What the words of a phrase are, each kind of word at most once. */
type Parts = {
  iso?: string;
  year?: number;
  number?: number;
  month?: number;
  weekday?: number;
  unit?: Unit;
  today?: number;
  last?: true;
  this?: true;
  ago?: true;
};

const DAY_MS = 86_400_000;

const ways = (words: string) => words.split(",").map((word) => fold(word.trim()));

/** The names of months (0: January) or weekdays (0: Sunday), whole. */
function names(of: "month" | "weekday", count: number): string[] {
  const format = new Intl.DateTimeFormat(LOCALE, { [of]: "long", timeZone: "UTC" });
  // The first of January 2023 was a Sunday.
  const date = (at: number) => (of === "month" ? Date.UTC(2023, at, 1) : Date.UTC(2023, 0, 1 + at));
  return Array.from({ length: count }, (_none, at) => fold(format.format(date(at))));
}

/** What one word may be, as a part; nothing, when it belongs to no phrase. */
function part(word: string): Parts | undefined {
  const simple: readonly [string, Parts][] = [
    [t("when-today"), { today: 0 }],
    [t("when-yesterday"), { today: -1 }],
    [t("when-tomorrow"), { today: 1 }],
    [t("when-last"), { last: true }],
    [t("when-this"), { this: true }],
    [t("when-ago"), { ago: true }],
    [t("when-day"), { unit: "day" }],
    [t("when-week"), { unit: "week" }],
    [t("when-month"), { unit: "month" }],
    [t("when-year"), { unit: "year" }],
  ];
  const known = simple.find(([words]) => ways(words).includes(word));
  if (known) return known[1];
  if (/^\d{4}-\d{2}-\d{2}$/.test(word)) return { iso: word };
  if (/^(19|2[01])\d{2}$/.test(word)) return { year: Number(word) };
  const [, digits, ending = ""] = /^(\d{1,3})(\D*)$/.exec(word) ?? [];
  if (digits && (ending === "" || ways(t("when-ordinals")).includes(ending))) {
    return { number: Number(digits) };
  }
  const number = ways(t("when-numbers")).indexOf(word);
  if (number >= 0) return { number: number + 1 };
  if (word.length < 3) return undefined;
  const weekday = names("weekday", 7).findIndex((name) => name.startsWith(word));
  if (weekday >= 0) return { weekday };
  const named = names("month", 12).findIndex((name) => name.startsWith(word));
  return named >= 0 ? { month: named } : undefined;
}

function partsOf(typed: string): Parts | undefined {
  const leftOut = ways(t("when-left-out"));
  const words = fold(typed)
    .split(/[\s,]+/)
    .filter((word) => word !== "" && !leftOut.includes(word));
  let all: Parts | undefined;
  for (const word of words) {
    const one = part(word);
    if (!one || Object.keys(one).some((key) => all && key in all)) return undefined;
    all = { ...all, ...one };
  }
  return all;
}

/** A day of a month, when there is such a day. */
function calendarDay(year: number, month: number, day: number): Date | undefined {
  const date = new Date(Date.UTC(year, month, day));
  return date.getUTCMonth() === month ? date : undefined;
}

const text = (date: Date) => date.toISOString().slice(0, 10);
const oneDay = (date: Date): Days => ({ from: text(date), to: text(date) });

/** The whole day, week (from Monday), month or year so many before the present one. */
function before(today: Date, unit: Unit, count: number): Days {
  const [year, month, day] = [today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate()];
  const span = (from: number, to: number): Days => ({
    from: text(new Date(from)),
    to: text(new Date(to)),
  });
  switch (unit) {
    case "day":
      return oneDay(new Date(today.getTime() - count * DAY_MS));
    case "week": {
      const monday = Date.UTC(year, month, day - ((today.getUTCDay() + 6) % 7) - 7 * count);
      return span(monday, monday + 6 * DAY_MS);
    }
    case "month":
      return span(Date.UTC(year, month - count, 1), Date.UTC(year, month - count + 1, 0));
    case "year":
      return span(Date.UTC(year - count, 0, 1), Date.UTC(year - count, 11, 31));
  }
}

/** The last such weekday: today counts, unless it is "last". */
function weekday(today: Date, wanted: number, last: boolean): Days {
  const ago = (today.getUTCDay() - wanted + 7) % 7;
  return before(today, "day", ago === 0 && last ? 7 : ago);
}

/** A month, or a day of one; without a year, the last that has begun. */
function inMonth(today: Date, month: number, day?: number, year?: number): Days | undefined {
  const first = calendarDay(year ?? today.getUTCFullYear(), month, day ?? 1);
  if (!first) return undefined;
  const later = year === undefined && first > today;
  const in_ = first.getUTCFullYear() - (later ? 1 : 0);
  if (day === undefined) return before(new Date(Date.UTC(in_, month, 1)), "month", 0);
  const date = calendarDay(in_, month, day);
  return date && oneDay(date);
}

/** The days a phrase means, seen from a day; nothing, when it is no such phrase. */
export function daysMeant(typed: string, now: Date = new Date()): Days | undefined {
  const parts = partsOf(typed);
  const today = onWall(dayOf(now))?.day;
  if (!parts || !today) return undefined;
  const has = (...keys: (keyof Parts)[]) =>
    keys.every((key) => key in parts) && Object.keys(parts).length === keys.length;
  const { number = 1, unit = "day" } = parts;
  if (has("today")) return before(today, "day", -(parts.today ?? 0));
  if (has("iso")) {
    const [year = 0, month = 0, day = 0] = (parts.iso ?? "").split("-").map(Number);
    const date = calendarDay(year, month - 1, day);
    return date && oneDay(date);
  }
  if (has("year")) return before(new Date(Date.UTC(parts.year ?? 0, 0, 1)), "year", 0);
  if (has("unit", "ago") || has("unit", "ago", "number")) return before(today, unit, number);
  if (has("unit", "last")) return before(today, unit, 1);
  if (has("unit", "this")) return before(today, unit, 0);
  if (parts.weekday !== undefined && (has("weekday") || has("weekday", "last"))) {
    return weekday(today, parts.weekday, parts.last ?? false);
  }
  const { month } = parts;
  if (month === undefined) return undefined;
  if (has("month") || has("month", "last") || has("month", "year")) {
    return inMonth(today, month, undefined, parts.year);
  }
  if (has("month", "number") || has("month", "number", "year")) {
    return inMonth(today, month, parts.number, parts.year);
  }
  return undefined;
}

/** Days in words: "Friday 20 November", "March 2026", "16–22 November 2026", "2025". */
export function daysInWords({ from, to }: Days, now: Date = new Date()): string {
  const first = onWall(from)?.day;
  const last = onWall(to)?.day;
  if (from === to || !first || !last) return longDay(from, now);
  const whole = (unit: Unit) =>
    before(first, unit, 0).from === from && before(first, unit, 0).to === to;
  if (whole("month")) return month(from);
  if (whole("year")) return from.slice(0, 4);
  return new Intl.DateTimeFormat(LOCALE, { dateStyle: "long", timeZone: "UTC" }).formatRange(
    first,
    last,
  );
}
