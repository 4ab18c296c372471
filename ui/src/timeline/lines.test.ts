import { expect, test } from "vitest";

import type { Timeline, TimelineLine, TimelinePage } from "../api/client";
import { WHOLE } from "./held";
import { Lines, PAGE } from "./lines.svelte";

function line(row: number): TimelineLine {
  const day = new Date(Date.UTC(2026, 2, 12) - row * 86_400_000);
  return {
    id: String(row),
    kind: "reflection",
    title: `Day ${row}`,
    entry_date: day.toISOString().slice(0, 10),
    tags: [],
    word_count: 3,
    status: "draft",
    starred: false,
    excerpt: "Three small words",
  };
}

/** A core with so many entries, which notes what it is asked. */
function core(entries: number) {
  const asked: Timeline[] = [];
  const ask = async (request: Timeline): Promise<TimelinePage> => {
    asked.push(request);
    await Promise.resolve();
    const from = Number(request.cursor ?? 0);
    const to = Math.min(entries, from + (request.limit ?? 50));
    const lines = Array.from({ length: to - from }, (_, at) => line(from + at));
    return to - from === request.limit ? { entries: lines, next: String(to) } : { entries: lines };
  };
  return { ask, asked };
}

/** Lets everything that was asked be answered. */
const answered = () => new Promise((done) => setTimeout(done));

test("pages come one after the other until there are enough", async () => {
  const { ask, asked } = core(1_000);
  const lines = new Lines(ask, { kind: "reflection" });
  await lines.reach(PAGE + 1);
  expect(lines.count).toBe(2 * PAGE);
  expect(lines.whole).toBe(false);
  expect(lines.at(PAGE)?.id).toBe(String(PAGE));
  expect(asked).toEqual([
    { kind: "reflection", limit: PAGE },
    { kind: "reflection", limit: PAGE, cursor: String(PAGE) },
  ]);
});

test("two who wait for the same rows ask once", async () => {
  const { ask, asked } = core(1_000);
  const lines = new Lines(ask);
  await Promise.all([lines.reach(10), lines.reach(PAGE + 1), lines.reach(1)]);
  expect(asked).toHaveLength(2);
  expect(lines.count).toBe(2 * PAGE);
});

test.each([0, 1, PAGE, PAGE + 1])("the end is known with %d entries", async (entries) => {
  const lines = new Lines(core(entries).ask);
  await lines.reach(Infinity);
  expect(lines.count).toBe(entries);
  expect(lines.whole).toBe(true);
  expect(lines.at(entries)).toBeUndefined();
});

test("months go on over pages", async () => {
  const lines = new Lines(core(PAGE + 5).ask);
  await lines.reach(Infinity);
  const starts = lines.months.map(({ first }) => first);
  expect(starts.slice(0, 3)).toEqual([0, 12, 40]);
  expect(new Set(lines.months.map(({ month }) => month)).size).toBe(lines.months.length);
});

test("pages far from sight let their excerpts go and have them back when they come near", async () => {
  const { ask, asked } = core((WHOLE + 20) * PAGE);
  const lines = new Lines(ask);
  const rows = (WHOLE + 10) * PAGE;
  for (let end = PAGE; end <= rows; end += PAGE) {
    lines.near({ first: end - 5, end });
    await lines.reach(end);
  }
  expect(lines.count).toBe(rows);
  expect(lines.at(0)).toEqual({ ...line(0), excerpt: "" });
  expect(lines.at(rows - 1)?.id).toBe(String(rows - 1));
  const before = asked.length;
  lines.near({ first: 0, end: 8 });
  lines.near({ first: 0, end: 9 });
  await answered();
  expect(asked.length).toBe(before + 1);
  expect(lines.at(0)).toEqual(line(0));
  expect(lines.rowOf("3")).toBe(3);
});

test("an entry without a title keeps its first words wherever it is", async () => {
  const { ask } = core((WHOLE + 5) * PAGE);
  const untitled = async (request: Timeline) => {
    const page = await ask(request);
    return { ...page, entries: page.entries.map((line) => ({ ...line, title: "" })) };
  };
  const lines = new Lines(untitled);
  lines.near({ first: (WHOLE + 5) * PAGE, end: (WHOLE + 5) * PAGE });
  await lines.reach(Infinity);
  expect(lines.at(0)?.excerpt).toBe("Three small words");
});

test("a stop is heard between two pages", async () => {
  const { ask, asked } = core(100_000);
  const lines = new Lines(ask);
  const stop = new AbortController();
  const reaching = lines.reach(Infinity, stop.signal);
  await lines.reach(PAGE);
  stop.abort();
  await reaching;
  expect(asked.length).toBeLessThan(4);
});

test("a refusal is kept, and trying again goes on from there", async () => {
  const { ask } = core(1_000);
  let refuse = false;
  const lines = new Lines((request) => (refuse ? Promise.reject(new Error("no")) : ask(request)));
  await lines.reach(1);
  refuse = true;
  await lines.reach(PAGE + 1);
  expect(lines.refusal).toBeInstanceOf(Error);
  expect(lines.count).toBe(PAGE);
  refuse = false;
  await lines.again();
  expect(lines.refusal).toBeUndefined();
  expect(lines.count).toBe(2 * PAGE);
});

test("what is in sight is brought first, and of a place that was left nothing more", async () => {
  const { ask, asked } = core((WHOLE + 20) * PAGE);
  const lines = new Lines(ask);
  lines.near({ first: (WHOLE + 10) * PAGE, end: (WHOLE + 10) * PAGE + 8 });
  await lines.reach(Infinity);
  const before = asked.length;
  lines.near({ first: 5 * PAGE, end: 5 * PAGE + 8 });
  lines.near({ first: PAGE, end: PAGE + 8 });
  await answered();
  const cursors = asked.slice(before).map(({ cursor }) => Number(cursor ?? 0) / PAGE);
  expect(cursors).toEqual([5, 1, 0]);
});
