import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Found, Search } from "../api/client";
import { search, STEP } from "./search.svelte";

const asked: { request: Search; answer: (found: Found) => void }[] = [];

vi.mock("../api/client", () => ({
  call: (_name: string, request: Search) =>
    new Promise<Found>((answer) => asked.push({ request, answer })),
}));

const found = (total: number): Found => ({ total, took_ms: 1, hits: [] });
const settled = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => vi.useFakeTimers());

afterEach(async () => {
  await search.begin({ query: "", filter: {}, order: "newest" });
  asked.length = 0;
  vi.useRealTimers();
});

function type(text: string) {
  search.query = text;
  search.typed();
}

test("the core is asked when typing rests", async () => {
  for (const text of ["r", "ri", "riv"]) {
    type(text);
    await vi.advanceTimersByTimeAsync(30);
  }
  expect(asked).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(60);
  expect(asked.map(({ request }) => request)).toEqual([
    { query: "riv", order: "newest", limit: STEP },
  ]);
});

test("an answer that comes after a later one changes nothing", async () => {
  type("r");
  await vi.advanceTimersByTimeAsync(100);
  type("ri");
  await vi.advanceTimersByTimeAsync(100);
  asked[1]?.answer(found(2));
  await settled();
  asked[0]?.answer(found(1));
  await settled();
  expect(search.found?.total).toBe(2);
  expect(search.answered).toBe("ri");
});

test("an emptied field shows nothing, even when an answer is still under way", async () => {
  type("r");
  await vi.advanceTimersByTimeAsync(100);
  type("");
  await vi.advanceTimersByTimeAsync(100);
  asked[0]?.answer(found(1));
  await settled();
  expect(search.found).toBeUndefined();
  expect(asked).toHaveLength(1);
});

test("more, a filter and another order ask again, the filter from the first hit on", async () => {
  type("r");
  await vi.advanceTimersByTimeAsync(100);
  void search.more();
  void search.change({ filter: { kind: "talk" } });
  void search.change({ order: "rank" });
  expect(asked.slice(1).map(({ request }) => request)).toEqual([
    { query: "r", order: "newest", limit: 2 * STEP },
    { query: "r", order: "newest", limit: STEP, kind: "talk" },
    { query: "r", order: "rank", limit: STEP, kind: "talk" },
  ]);
});
