import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { Emptying, SECONDS } from "./emptying.svelte";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function acting() {
  let end: () => void = () => undefined;
  const act = vi.fn(() => new Promise<void>((done) => (end = done)));
  return { emptying: new Emptying(act), act, end: () => end() };
}

test("nothing happens before the time is over", async () => {
  const { emptying, act, end } = acting();
  emptying.begin();
  await vi.advanceTimersByTimeAsync(SECONDS * 1000 - 1);
  expect(act).not.toHaveBeenCalled();
  expect(emptying.left).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(act).toHaveBeenCalledTimes(1);
  expect(emptying.left).toBeUndefined();
  emptying.at(3, 12);
  expect(emptying.working).toEqual({ done: 3, total: 12 });
  end();
  await vi.advanceTimersByTimeAsync(0);
  expect(emptying.working).toBeUndefined();
});

test("stopped at the last moment, it never happens", async () => {
  const { emptying, act } = acting();
  emptying.begin();
  await vi.advanceTimersByTimeAsync(SECONDS * 1000 - 1);
  emptying.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(act).not.toHaveBeenCalled();
  expect(emptying.left).toBeUndefined();
});

test("beginning twice counts once", async () => {
  const { emptying, act } = acting();
  emptying.begin();
  await vi.advanceTimersByTimeAsync(5000);
  emptying.begin();
  expect(emptying.left).toBe(5);
  await vi.advanceTimersByTimeAsync(5000);
  emptying.begin();
  expect(emptying.left).toBeUndefined();
  expect(act).toHaveBeenCalledTimes(1);
});

test("progress of something else means nothing here", () => {
  const { emptying } = acting();
  emptying.at(1, 2);
  expect(emptying.working).toBeUndefined();
});
