/**
 * The pages of the timeline that are held here. Those near the writer's place are whole; of those
 * farther away the excerpts are let go, so that a row can be drawn at once wherever one goes, and
 * a hundred thousand of them cost little. What is held is never changed, only replaced.
 */

import type { TimelineLine } from "../api/client";

/** How many pages are whole; of more, those farthest from the writer's place become slim. */
export const WHOLE = 10;

/** A page, and whether its excerpts are there. */
type HeldPage = { readonly lines: readonly TimelineLine[]; readonly whole: boolean };

/** Pages by their numbers. */
export type Held = ReadonlyMap<number, HeldPage>;

/** Before the first page. */
export const NOTHING: Held = new Map();

/** With one page more, and those farthest from page `middle` slim when too many are whole. */
export function holding(
  held: Held,
  page: number,
  lines: readonly TimelineLine[],
  middle: number,
): Held {
  const pages = new Map(held).set(page, { lines, whole: true });
  const whole = [...pages.keys()].filter((other) => pages.get(other)?.whole);
  if (whole.length <= WHOLE) return pages;
  const far = (other: number) => Math.abs(other - middle);
  const farthest = whole.reduce((a, b) => (far(b) > far(a) ? b : a));
  const slim = (pages.get(farthest)?.lines ?? []).map(slimmed);
  return pages.set(farthest, { lines: slim, whole: false });
}

/** Without its excerpt, unless that stands in the place of a title. */
function slimmed(line: TimelineLine): TimelineLine {
  return line.title.trim() === "" ? line : { ...line, excerpt: "" };
}
