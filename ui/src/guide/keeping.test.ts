import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Answers } from "./guide";
import { AGAIN_MS, Keeping, PAUSE_MS } from "./keeping.svelte";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A vault that keeps answers, and refuses as often as it is told. */
function vault(refusals: object[] = []) {
  const asked: unknown[] = [];
  const answer = async <T>(what: unknown, done: T): Promise<T> => {
    asked.push(what);
    await Promise.resolve();
    const refusal = refusals.shift();
    if (refusal) throw refusal;
    return done;
  };
  const kept = {
    make: (answers: Answers) => (answers["text"] ? answer({ make: answers }, "id-1") : undefined),
    change: (id: string, anew: Answers) => answer({ id, anew }, undefined),
  };
  return { asked, kept };
}

test("nothing is made until there is enough, and then all of it", async () => {
  const { asked, kept } = vault();
  const keeping = new Keeping(kept);
  keeping.give("why", "Because.");
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  expect(asked).toEqual([]);
  keeping.give("text", "Ring.");
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  expect(asked).toEqual([{ make: { why: "Because.", text: "Ring." } }]);
  expect(keeping.id).toBe("id-1");
  expect(keeping.state.name).toBe("kept");
});

test("afterwards only what is new goes, and an answer taken back goes too", async () => {
  const { asked, kept } = vault();
  const keeping = new Keeping(kept).begin({ text: "Ring.", why: "Because." }, "id-2");
  keeping.give("why", undefined);
  keeping.give("text", "Ring on Sunday.");
  await keeping.now();
  expect(asked).toEqual([{ id: "id-2", anew: { why: undefined, text: "Ring on Sunday." } }]);
  expect(keeping.answers).toEqual({ text: "Ring on Sunday." });
});

test("what was refused for now is tried again, with what was answered since", async () => {
  const { asked, kept } = vault([{ code: "no_space", message: "full", retry: true }]);
  const keeping = new Keeping(kept).begin({}, "id-3");
  keeping.give("text", "Ring.");
  await keeping.now();
  expect(keeping.state).toMatchObject({ name: "refused", error: { code: "no_space" } });
  expect(keeping.answers).toEqual({ text: "Ring." });
  await vi.advanceTimersByTimeAsync(AGAIN_MS);
  expect(asked).toHaveLength(2);
  expect(asked[1]).toEqual({ id: "id-3", anew: { text: "Ring." } });
  expect(keeping.state.name).toBe("kept");
});

test("what was answered while a save was on its way is kept after it", async () => {
  const { asked, kept } = vault();
  const keeping = new Keeping(kept).begin({}, "id-4");
  keeping.give("text", "R");
  const first = keeping.now();
  keeping.give("text", "Ring.");
  await first;
  await keeping.now();
  expect(asked).toEqual([
    { id: "id-4", anew: { text: "R" } },
    { id: "id-4", anew: { text: "Ring." } },
  ]);
});
