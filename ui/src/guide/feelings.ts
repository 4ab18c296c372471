/** Words for feelings, to choose from. What somebody did is no feeling, so "betrayed" is not offered. */

import { fold } from "../kit/fold";

/** The groups and their words, as keys of Fluent. */
export const FEELINGS = [
  {
    name: "feeling-group-sad",
    words: [
      "feeling-sad",
      "feeling-hurt",
      "feeling-lonely",
      "feeling-disappointed",
      "feeling-heavy",
      "feeling-tearful",
      "feeling-longing",
    ],
  },
  {
    name: "feeling-group-angry",
    words: [
      "feeling-angry",
      "feeling-annoyed",
      "feeling-frustrated",
      "feeling-bitter",
      "feeling-furious",
      "feeling-impatient",
      "feeling-jealous",
    ],
  },
  {
    name: "feeling-group-afraid",
    words: [
      "feeling-afraid",
      "feeling-worried",
      "feeling-nervous",
      "feeling-tense",
      "feeling-uneasy",
      "feeling-shaken",
      "feeling-panicky",
    ],
  },
  {
    name: "feeling-group-ashamed",
    words: [
      "feeling-ashamed",
      "feeling-guilty",
      "feeling-embarrassed",
      "feeling-sorry",
      "feeling-torn",
      "feeling-confused",
      "feeling-unsure",
    ],
  },
  {
    name: "feeling-group-tired",
    words: [
      "feeling-tired",
      "feeling-numb",
      "feeling-empty",
      "feeling-overwhelmed",
      "feeling-restless",
      "feeling-stuck",
    ],
  },
  {
    name: "feeling-group-lighter",
    words: [
      "feeling-calm",
      "feeling-relieved",
      "feeling-hopeful",
      "feeling-grateful",
      "feeling-warm",
      "feeling-glad",
      "feeling-curious",
    ],
  },
] as const;

/** Letters one word of the writer's own may have. */
const LONGEST = 60;

/** The words an answer is: a list of them, or a line with commas from elsewhere. */
export function feelingsIn(answer: unknown): string[] {
  const given: unknown[] =
    typeof answer === "string" ? answer.split(",") : Array.isArray(answer) ? answer : [];
  return given.flatMap((one) => (typeof one === "string" && one.trim() ? [one.trim()] : []));
}

/** Whether two words are the same but for capitals and accents. */
export function same(one: string, other: string): boolean {
  return fold(one.trim()) === fold(other.trim());
}

/** With a word, or without it where it was there. */
export function turned(words: readonly string[], word: string): string[] {
  const without = words.filter((other) => !same(other, word));
  return without.length < words.length ? without : [...words, word];
}

/** With the writer's own words, several apart by commas. One that is offered is taken as offered. */
export function added(
  words: readonly string[],
  typed: string,
  offered: readonly string[],
): string[] {
  let all = [...words];
  for (const own of feelingsIn(typed)) {
    const word = offered.find((one) => same(one, own)) ?? [...own].slice(0, LONGEST).join("");
    if (!all.some((other) => same(other, word))) all = [...all, word];
  }
  return all;
}
