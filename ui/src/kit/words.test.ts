import { FluentResource } from "@fluent/bundle";
import { describe, expect, test } from "vitest";

import { LANGUAGES } from "./words";

const sources: Record<string, string> = import.meta.glob(
  ["../**/*.{ts,svelte}", "!../**/*.test.ts", "!../api/generated.ts"],
  { query: "?raw", import: "default", eager: true },
);
const files: Record<string, string> = import.meta.glob("../../../locales/*/*.ftl", {
  query: "?raw",
  import: "default",
  eager: true,
});

const KEY = /[a-z]+(?:-[a-z0-9]+)+/;
const called = new RegExp(`\\bt\\(\\s*["'](${KEY.source})["']`, "g");
const written = new RegExp(`["'](${KEY.source})["']`, "g");

function keysOf(language: string): Map<string, string> {
  const keys = new Map<string, string>();
  for (const [path, text] of Object.entries(files)) {
    if (!path.includes(`/locales/${language}/`)) continue;
    for (const line of text.matchAll(/^([a-z][a-z0-9-]*) *=/gm)) keys.set(line[1] ?? "", path);
    expect(new FluentResource(text).body.length, path).toBe(
      [...text.matchAll(/^[a-z][a-z0-9-]* *=/gm)].length,
    );
  }
  return keys;
}

function used(pattern: RegExp, texts: Iterable<string> = Object.values(sources)): Set<string> {
  const keys = new Set<string>();
  for (const text of texts) {
    for (const found of text.matchAll(pattern)) keys.add(found[1] ?? "");
  }
  return keys;
}

describe.each([...LANGUAGES])("the words in %s", (language) => {
  test("every key that is asked for has words", () => {
    const keys = keysOf(language);
    expect(keys.size).toBeGreaterThan(20);
    const asked = used(called);
    expect(asked.size).toBeGreaterThan(20);
    expect([...asked].filter((key) => !keys.has(key))).toEqual([]);
  });

  test("no words are left that nobody asks for", () => {
    const asked = used(written);
    // The shell's own words are asked for in Rust, and those of guides by the guides.
    const idle = [...keysOf(language).keys()].filter(
      (key) => !asked.has(key) && !key.startsWith("shell-") && !key.startsWith("guide-"),
    );
    expect(idle).toEqual([]);
  });
});

test("a key is seen wherever it is asked for", () => {
  const texts = ['{t("lock-open")} {t(', "  \"lock-not-there\",\n{ x: t('lock-title') }"];
  expect([...used(called, [texts.join("\n")])]).toEqual([
    "lock-open",
    "lock-not-there",
    "lock-title",
  ]);
});

/** The rules of tone that a program can see, each with words that break it. */
const TONE: readonly (readonly [string, RegExp, string])[] = [
  ["an exclamation mark", /[!！¡]/, "Saved!"],
  ["an emoji", /\p{Extended_Pictographic}/u, "Well written 🎉"],
  ["an order", /\b(must|should|have to|need to|ought to|required)\b/i, "You should add a repair."],
  ["a word of a form", /\b(please|invalid|illegal|failed|error)\b/i, "Please enter a valid date."],
  ["praise", /\b(great|well done|congratulations|awesome|perfect)\b/i, "Great job forgiving."],
  ["a label for the other person", /\b(abuser|narcissist|toxic)\b/i, "What the narcissist did"],
  ["alarm", /\b(warning|danger|crisis|fatal|attention)\b/i, "Warning: crisis detected"],
  ["a boast", /\b(military-grade|unbreakable|bulletproof|100 ?%)/i, "Military-grade security"],
  ["hurry", /\b(hurry|don.t lose|last chance|act now)\b/i, "Don’t lose your progress"],
  [
    "a count of days in a row",
    /\b(streaks?|in a row|goals?|badges?|score|progress)\b|% done/i,
    "Your streak is broken",
  ],
  [
    "an assumption about the other",
    /\b(your (spouse|husband|wife|girlfriend|boyfriend))\b/i,
    "Talk to your spouse",
  ],
  ["blame", /\b(you failed|your fault|you forgot to|wrong input)\b/i, "You forgot to save."],
  ["a question of fear", /\bare you sure\b/i, "Are you sure you want to lose it?"],
];

/** Lines of the design's own, in which such a word orders nobody about. */
const AS_THEY_STAND: readonly string[] = [
  "I feel I have to, to keep the peace",
  "Saying sorry to stay safe is understandable. You don't have to finish this. Support is here.",
  "What could you tell them before they have to ask?",
  "Being open should be chosen. If refusing feels risky, please look at support first.",
];

describe("the tone", () => {
  const messages = Object.entries(files).flatMap(([path, text]) =>
    text
      .split("\n")
      .filter((line) => line.trim() !== "" && !line.startsWith("#"))
      .map((line) => [`${path.split("/locales/")[1] ?? path}: ${line}`, wordsOf(line)] as const),
  );

  /** A line without its key and what is filled in: only what people read. */
  function wordsOf(line: string): string {
    return line.replace(/^[a-z][a-z0-9-]* *=/, "").replace(/\{[^}]*(->|\})/g, "");
  }

  test.each(TONE)("%s is nowhere", (_name, pattern, broken) => {
    expect(pattern.test(wordsOf(`lock-open = ${broken}`))).toBe(true);
    expect(messages.length).toBeGreaterThan(20);
    const broke = messages.filter(
      ([, words]) => pattern.test(words) && !AS_THEY_STAND.includes(words.trim()),
    );
    expect(broke.map(([where]) => where)).toEqual([]);
  });

  test("the lines that may stand as they are do", () => {
    const all = messages.map(([, words]) => words.trim());
    expect(AS_THEY_STAND.filter((line) => !all.includes(line))).toEqual([]);
  });

  test("nothing is in capitals, and headings are in sentence case", () => {
    const shouted = messages.filter(([, words]) => /\b[A-Z]{4,}\b/.test(words.replace("JSON", "")));
    expect(shouted.map(([where]) => where)).toEqual([]);
    const titled = messages.filter(([, words]) => /^ *[A-Z][a-z]+( [A-Z][a-z]+){2,}$/.test(words));
    expect(titled.map(([where]) => where)).toEqual([]);
  });
});
