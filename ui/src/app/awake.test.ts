import { afterEach, beforeEach, expect, test, vi } from "vitest";

const ask = vi.hoisted(() => vi.fn());
vi.mock("../api/client", () => ({ ask }));

const { stayingAwake } = await import("./awake");
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  ask.mockReset().mockResolvedValue({});
  stop = stayingAwake();
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

const press = () => window.dispatchEvent(new KeyboardEvent("keydown", { key: "a" }));

test("many keys are told once in ten seconds", () => {
  for (let second = 0; second < 21; second++) {
    press();
    vi.advanceTimersByTime(1000);
  }
  expect(ask.mock.calls.map(([name]) => name)).toEqual(["stay_awake", "stay_awake", "stay_awake"]);
});

test("without a key or the pointer nothing is told", () => {
  vi.advanceTimersByTime(600_000);
  expect(ask).toHaveBeenCalledTimes(1);
});

test("what could not be told is told by the next key", async () => {
  vi.advanceTimersByTime(11_000);
  ask.mockRejectedValueOnce({ code: "unsupported", message: "" });
  press();
  await vi.advanceTimersByTimeAsync(100);
  press();
  expect(ask).toHaveBeenCalledTimes(3);
});
