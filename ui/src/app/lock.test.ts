import { beforeEach, expect, test, vi } from "vitest";

const { ask, call, changeWindow, listen } = vi.hoisted(() => ({
  ask: vi.fn(),
  call: vi.fn(),
  changeWindow: vi.fn(),
  listen: vi.fn(),
}));
vi.mock("../api/client", () => ({ ask, call, changeWindow, listen }));
const { handOver } = vi.hoisted(() => ({ handOver: vi.fn() }));
vi.mock("../entries/unsaved", () => ({ handOver }));
const { waiting } = vi.hoisted(() => ({ waiting: vi.fn() }));
vi.mock("../entries/sheets", () => ({ waiting }));

const { lock } = await import("./lock.svelte");
const { change } = await import("../keys/change.svelte");
const { onLeave } = await import("../route/leave");
const { route } = await import("../route/route.svelte");

const order: string[] = [];

beforeEach(() => {
  vi.useRealTimers();
  order.length = 0;
  lock.hidden = false;
  // A place that is not the one kept before.
  route.become({ name: "search", query: crypto.randomUUID() });
  ask.mockReset().mockImplementation((name: string) => Promise.resolve(order.push(name)));
  waiting.mockReset().mockReturnValue(false);
  handOver.mockReset().mockImplementation(() => Promise.resolve(order.push("words")));
  call.mockReset().mockImplementation((name: string) => Promise.resolve(order.push(name)));
});

test("it hides at once, saves the text, keeps the place, and locks", async () => {
  const stop = onLeave(() => Promise.resolve(void order.push("text")));
  const locking = lock.now();
  expect(lock.hidden).toBe(true);
  await locking;
  stop();
  expect(order).toEqual(["words", "text", "place_set", "words", "lock_now"]);
});

test("a host that keeps no words is no reason not to save", async () => {
  handOver.mockRejectedValueOnce({ code: "unsupported", message: "" });
  const stop = onLeave(() => Promise.resolve(void order.push("text")));
  await lock.now();
  stop();
  expect(order).toEqual(["text", "place_set", "words", "lock_now"]);
});

test("it locks although saving does not end, and the host has the words by then", async () => {
  vi.useFakeTimers();
  const stop = onLeave(() => new Promise(() => undefined));
  const locking = lock.now();
  await vi.advanceTimersByTimeAsync(1500);
  await locking;
  stop();
  expect(order).toEqual(["words", "lock_now"]);
});

test("twice pressed it locks once", async () => {
  await Promise.all([lock.now(), lock.now()]);
  expect(order.filter((name) => name === "lock_now")).toHaveLength(1);
});

test("when it cannot lock the writer is told and sees the page again", async () => {
  ask.mockRejectedValue({ code: "unwritable", message: "" });
  await lock.now();
  expect(lock.hidden).toBe(false);
});

test("a host that is about to lock is answered after the text is saved", async () => {
  lock.hear();
  const told = listen.mock.lastCall?.[1] as (why: { reason: string }) => void;
  const stop = onLeave(() => Promise.resolve(void order.push("text")));
  told({ reason: "idle" });
  expect(lock.hidden).toBe(true);
  await vi.waitFor(() =>
    expect(order).toEqual(["words", "text", "text", "place_set", "words", "lock_ready"]),
  );
  stop();
});

test("what was typed before it but comes after the host's word is saved as well", async () => {
  lock.hear();
  const told = listen.mock.lastCall?.[1] as (why: { reason: string }) => void;
  const stop = onLeave(() => Promise.resolve(void order.push("text")));
  waiting.mockReturnValueOnce(true).mockReturnValueOnce(true);
  told({ reason: "close" });
  await vi.waitFor(() => expect(order).toContain("lock_ready"));
  stop();
  const texts = ["text", "text", "text", "text"];
  expect(order).toEqual(["words", ...texts, "place_set", "words", "lock_ready"]);
});

test("a window that is about to be closed is not hidden before its words are saved", () => {
  lock.hear();
  const told = listen.mock.lastCall?.[1] as (why: { reason: string }) => void;
  told({ reason: "close" });
  expect(lock.hidden).toBe(false);
});

test("work that gives the journal other keys is stopped before anything is saved", async () => {
  change.job.running = true;
  const stopped = vi.spyOn(change.job, "stop").mockImplementation(() => {
    order.push("stop");
    return Promise.resolve();
  });
  await lock.now();
  change.job.running = false;
  stopped.mockRestore();
  expect(order).toEqual(["stop", "words", "place_set", "words", "lock_now"]);
});
