import fc from "fast-check";
import { expect, test } from "vitest";

import { differences } from "./differences";

const side = (stretches: ReturnType<typeof differences>, left: "earlier" | "later") =>
  stretches
    .filter((stretch) => stretch.in !== left)
    .map(({ text }) => text)
    .join("");

test("both texts can be put together again", () => {
  const text = fc.array(
    fc.constantFrom("word", " ", "\n", "今天", "很好", "كتبت", ".", "a", "👩‍👩‍👧"),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [earlier, later] = [one.join(""), other.join("")];
      const found = differences(earlier, later);
      expect(side(found, "later")).toBe(earlier);
      expect(side(found, "earlier")).toBe(later);
    }),
    { numRuns: 500 },
  );
});

test("whole words change", () => {
  expect(differences("I was late again.", "I was early again.")).toEqual([
    { text: "I was ", in: "both" },
    { text: "late", in: "earlier" },
    { text: "early", in: "later" },
    { text: " again.", in: "both" },
  ]);
});

test("words without blanks between them are words too", () => {
  const found = differences("我今天很好", "我昨天很累");
  expect(found[0]).toEqual({ text: "我", in: "both" });
  expect(found.length).toBeGreaterThan(3);
});

test("texts that have little in common end in time", () => {
  const text = (seed: number) =>
    Array.from({ length: 20_000 }, (_, at) => `w${String((at * seed) % 7919)}`).join(" ");
  const begun = performance.now();
  const found = differences(`Begin ${text(31)} end`, `Begin ${text(17)} end`);
  expect(performance.now() - begun).toBeLessThan(5000);
  expect(found[0]?.text.startsWith("Begin ")).toBe(true);
});
