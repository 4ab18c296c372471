import { expect, test } from "vitest";

import { latest, TOO_LATE } from "./latest";

/** A core whose answers are given by hand. */
function byHand() {
  const waiting = new Map<string, { answer: (text: string) => void; refuse: () => void }>();
  const ask = latest(
    (query: string) =>
      new Promise<string>((answer, reject) => {
        waiting.set(query, { answer, refuse: () => reject(new Error(query)) });
      }),
  );
  return { ask, waiting };
}

test("answers that come out of order are dropped", async () => {
  const { ask, waiting } = byHand();
  const first = ask("r");
  const second = ask("ri");
  waiting.get("ri")?.answer("two");
  waiting.get("r")?.answer("one");
  expect(await second).toBe("two");
  expect(await first).toBe(TOO_LATE);
});

test("a refusal that nobody waits for any more is dropped too", async () => {
  const { ask, waiting } = byHand();
  const first = ask("r");
  const second = ask("ri");
  waiting.get("r")?.refuse();
  expect(await first).toBe(TOO_LATE);
  waiting.get("ri")?.refuse();
  await expect(second).rejects.toThrow("ri");
});
