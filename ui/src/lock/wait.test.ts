import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { Wait } from "./wait";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** How long the next try has to wait, in seconds. */
async function length(wait: Wait): Promise<number> {
  let over = false;
  void wait.over().then(() => (over = true));
  await vi.advanceTimersByTimeAsync(0);
  for (let seconds = 0; seconds <= 100; seconds += 1) {
    if (over) return seconds;
    await vi.advanceTimersByTimeAsync(1000);
  }
  throw new Error("it never ends");
}

test("the first try waits for nothing, and each after a wrong one longer, up to half a minute", async () => {
  const wait = new Wait();
  const lengths = [await length(wait)];
  for (let times = 0; times < 7; times += 1) {
    wait.lengthen();
    lengths.push(await length(wait));
  }
  expect(lengths).toEqual([0, 1, 2, 4, 8, 16, 30, 30]);
});

test("time that went by counts, and a clock that was set back does not", async () => {
  const wait = new Wait();
  wait.lengthen();
  await vi.advanceTimersByTimeAsync(1000);
  expect(await length(wait)).toBe(0);
  wait.lengthen();
  vi.setSystemTime(Date.now() - 86_400_000);
  expect(await length(wait)).toBeLessThanOrEqual(4);
});
