import fc from "fast-check";
import { expect, test } from "vitest";

import { moved } from "./moved";

const before = "I am sorry if it hurt you.";
const mark = { from: 11, to: 21 };
const words = before.slice(mark.from, mark.to);

function after(text: string): string | undefined {
  const now = moved(before, text, mark);
  return now && text.slice(now.from, now.to);
}

test("words stay where they are when something else is changed", () => {
  expect(words).toBe("if it hurt");
  expect(after(before)).toBe(words);
  expect(after(before.replace("I am", "Jo, I am so"))).toBe(words);
  expect(after(before.replace(" you.", " us all."))).toBe(words);
  expect(after(before + " Truly.")).toBe(words);
});

test("words that are changed are nowhere", () => {
  expect(after(before.replace("hurt", "hurts"))).toBeUndefined();
  expect(after(before.replace("it", "that"))).toBeUndefined();
  expect(after(before.replace("sorry if", "sorry that"))).toBeUndefined();
  expect(after("")).toBeUndefined();
});

test("wherever it is then, the words are the same", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.nat(40), fc.nat(40), (one, other, from, length) => {
      const stretch = { from: Math.min(from, one.length), to: Math.min(from + length, one.length) };
      const now = moved(one, other, stretch);
      if (now) expect(other.slice(now.from, now.to)).toBe(one.slice(stretch.from, stretch.to));
    }),
  );
});
