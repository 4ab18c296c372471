/**
 * Dates as people write them. An entry's date is the writer's wall: what is written in it is shown,
 * and its offset never moves it. Only an instant (`saved_at`, `updated_at`, …) is shown by the
 * clock of this computer.
 */

/** Which words and order dates have, for each language there are words in. */
export const LOCALE = "en-GB";

/** What an entry's date says: a day, and a time where one is known. */
export type WallDate = { day: Date; clock?: string };

const WALL = /^(\d{4,6})-(\d{2})-(\d{2})(?:[Tt ](\d{2}:\d{2}))?/;

/** Reads an entry's date: RFC 3339 with offset, a wall clock, or a day alone. */
export function onWall(date: string): WallDate | undefined {
  const [, year, month, day, clock] = WALL.exec(date) ?? [];
  if (!year) return undefined;
  // A day is kept as its midnight in UTC and only ever written in UTC, so no zone can move it.
  const midnight = new Date(0);
  midnight.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return clock === undefined ? { day: midnight } : { day: midnight, clock };
}

type Parts = Intl.DateTimeFormatOptions;

function write(day: Date, parts: Parts): string {
  const words = new Intl.DateTimeFormat(LOCALE, { ...parts, timeZone: "UTC" }).format(day);
  return words.replaceAll(",", "");
}

function thisYear(day: Date, now: Date): boolean {
  return day.getUTCFullYear() === now.getFullYear();
}

function withYear(day: Date, now: Date, parts: Parts): string {
  return write(day, thisYear(day, now) ? parts : { ...parts, year: "numeric" });
}

/** "Tue 4 March", with the year when it is another one. */
export function day(date: string, now: Date = new Date()): string {
  const wall = onWall(date);
  if (!wall) return date;
  return withYear(wall.day, now, { weekday: "short", day: "numeric", month: "long" });
}

/** "Tuesday 4 March", with the year when it is another one. */
export function longDay(date: string, now: Date = new Date()): string {
  const wall = onWall(date);
  if (!wall) return date;
  return withYear(wall.day, now, { weekday: "long", day: "numeric", month: "long" });
}

/** "14:05"; nothing, when only the day is known. */
export function time(date: string): string {
  return onWall(date)?.clock ?? "";
}

/** "Tue 4 March, 14:05". */
export function dayAndTime(date: string, now: Date = new Date()): string {
  const clock = time(date);
  return clock ? `${day(date, now)}, ${clock}` : day(date, now);
}

/** "March 2026", for a heading. */
export function month(date: string): string {
  const wall = onWall(date);
  return wall ? write(wall.day, { month: "long", year: "numeric" }) : date;
}

/** "2026-03": the same for all days of a month. */
export function monthKey(date: string): string {
  const wall = onWall(date);
  return wall ? wall.day.toISOString().replace(/-\d{2}T.*$/, "") : date;
}

/** "Mar", where there is little room. */
export function shortMonth(date: string): string {
  const wall = onWall(date);
  return wall ? write(wall.day, { month: "short" }) : date;
}

/** "4 Mar", where there is little room. */
export function shortDay(date: string): string {
  const wall = onWall(date);
  return wall ? write(wall.day, { day: "numeric", month: "short" }) : date;
}

/** "Sunday" for 0, "Saturday" for 6. */
export function weekday(number: number): string {
  return write(new Date(Date.UTC(1970, 0, 4 + number)), { weekday: "long" });
}

const DAY_MS = 86_400_000;

/** Days from 1 January 1970 to a day, to reckon with; nothing, when it is no day. */
export function dayNumber(date: string): number | undefined {
  const wall = onWall(date);
  return wall && wall.day.getTime() / DAY_MS;
}

/** The day of such a number: "2026-03-04". */
export function numberedDay(number: number): string {
  return new Date(number * DAY_MS).toISOString().replace(/T.*$/, "");
}

/** The day so many days after another. */
export function daysAfter(date: string, count: number): string {
  const number = dayNumber(date);
  return number === undefined ? date : numberedDay(number + count);
}

/** An instant in UTC as the wall clock of this computer showed it: "2026-03-04T14:05:31". */
export function wallOf(instant: Date): string {
  const shown = new Date(instant.getTime() - instant.getTimezoneOffset() * 60_000);
  return shown.toISOString().replace(/\.\d+Z$/, "");
}

/** The day on the wall of this computer: "2026-03-04". */
export function dayOf(instant: Date): string {
  return wallOf(instant).replace(/T.*$/, "");
}

/** An instant (RFC 3339 in UTC) by the clock of this computer: "Tue 4 March, 14:05". */
export function moment(instant: string, now: Date = new Date()): string {
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? instant : dayAndTime(wallOf(at), now);
}

/** Which greeting fits the hour. */
export type PartOfDay = "morning" | "afternoon" | "evening" | "night";

/** The part of the day it is. */
export function partOfDay(now: Date = new Date()): PartOfDay {
  const hour = now.getHours();
  if (hour < 5) return "night";
  if (hour < 12) return "morning";
  if (hour < 18) return "afternoon";
  return hour < 23 ? "evening" : "night";
}
