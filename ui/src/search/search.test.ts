import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import type { Found, Search } from "../api/client";
import { FIRST, PAUSE, search, STEP } from "./search.svelte";

type Asked = { request: Search; answer: (found: Found) => void; refuse: (why: unknown) => void };
const asked: Asked[] = [];

vi.mock("../api/client", () => ({
  call: (_name: string, request: Search) =>
    new Promise<Found>((answer, refuse) => asked.push({ request, answer, refuse })),
}));

const found = (total: number, counted = true): Found => ({ total, counted, took_ms: 1, hits: [] });
const queries = () => asked.map(({ request }) => request.query);

afterEach(async () => {
  type("");
  for (const { answer } of asked) answer(found(0));
  await search.begin({ query: "", filter: {}, order: "newest" });
  asked.length = 0;
});

function type(text: string) {
  search.query = text;
  search.typed();
}

/** Lets happen what follows from an answer. */
async function settled() {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

async function answer(at: number, total: number) {
  asked[at]?.answer(found(total));
  await settled();
}

test("the core is asked at the first key, for as many hits as a window shows", () => {
  type("ri");
  expect(asked.map(({ request }) => request)).toEqual([
    { query: "ri*", order: "newest", limit: FIRST, counted: false },
  ]);
});

describe("in a pause", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const limits = () => asked.map(({ request }) => request.limit);

  test("the other hits are asked for", async () => {
    type("r");
    await answer(0, STEP);
    type("ri");
    await vi.advanceTimersByTimeAsync(PAUSE - 1);
    await answer(1, STEP);
    expect(limits()).toEqual([FIRST, FIRST]);
    await vi.advanceTimersByTimeAsync(1);
    expect(limits()).toEqual([FIRST, FIRST, STEP]);
    expect(queries()).toEqual(["r", "ri*", "ri*"]);
  });

  test("an answer that comes late is followed by the others", async () => {
    type("ri");
    await vi.advanceTimersByTimeAsync(PAUSE);
    await answer(0, STEP);
    expect(limits()).toEqual([FIRST, STEP]);
  });

  test("they are counted, also when there are no more of them", async () => {
    type("ri");
    asked[0]?.answer(found(0, false));
    await settled();
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(asked.map(({ request }) => request.counted)).toEqual([false, true]);
  });

  test("nothing is asked when all are there", async () => {
    type("ri");
    await answer(0, 0);
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(limits()).toEqual([FIRST]);
  });
});

test("while it is at it, only what is typed last waits", async () => {
  for (const text of ["r", "ri", "riv", "rive"]) type(text);
  expect(queries()).toEqual(["r"]);
  await answer(0, 1);
  expect(search.found?.total).toBe(1);
  expect(queries()).toEqual(["r", "rive*"]);
  await answer(1, 2);
  expect(search.found?.total).toBe(2);
});

test("an emptied field shows nothing, even when an answer is still under way", async () => {
  type("r");
  type("ri");
  type("");
  await answer(0, 1);
  expect(search.found).toBeUndefined();
  expect(asked).toHaveLength(1);
});

test("a refusal is shown until an answer comes", async () => {
  type("r");
  asked[0]?.refuse("busy");
  await settled();
  expect(search.refusal).toBe("busy");
  type("ri");
  await answer(1, 1);
  expect(search.refusal).toBeUndefined();
});

test("more, a filter and another order ask again, the filter from the first hit on", async () => {
  type("r");
  await answer(0, 1);
  void search.more();
  await answer(1, 1);
  void search.more();
  await answer(2, 1);
  void search.change({ filter: { kind: "talk" } });
  await answer(3, 1);
  void search.change({ order: "rank" });
  expect(asked.slice(1).map(({ request }) => request)).toEqual([
    { query: "r", order: "newest", limit: STEP, counted: true },
    { query: "r", order: "newest", limit: 2 * STEP, counted: true },
    { query: "r", order: "newest", limit: STEP, counted: true, kind: "talk" },
    { query: "r", order: "rank", limit: STEP, counted: true, kind: "talk" },
  ]);
});
