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

function used(pattern: RegExp): Set<string> {
  const keys = new Set<string>();
  for (const text of Object.values(sources)) {
    for (const found of text.matchAll(pattern)) keys.add(found[1] ?? "");
  }
  return keys;
}

describe.each([...LANGUAGES])("the words in %s", (language) => {
  test("every key that is asked for has words", () => {
    const keys = keysOf(language);
    expect(keys.size).toBeGreaterThan(20);
    const missing = [...used(called)].filter((key) => !keys.has(key));
    expect(missing).toEqual([]);
  });

  test("no words are left that nobody asks for", () => {
    const asked = used(written);
    // The shell's own words are asked for in Rust.
    const idle = [...keysOf(language).keys()].filter(
      (key) => !asked.has(key) && !key.startsWith("shell-"),
    );
    expect(idle).toEqual([]);
  });
});

/** The rules of tone that a program can see. */
describe("the tone", () => {
  const messages = Object.entries(files).flatMap(([path, text]) =>
    text
      .split("\n")
      .filter((line) => line.trim() !== "" && !line.startsWith("#"))
      .map((line) => [`${path.split("/locales/")[1] ?? path}: ${line}`, line] as const),
  );

  test.each([
    ["an exclamation mark", /!/],
    ["an emoji", /\p{Extended_Pictographic}/u],
    ["an order", /\b(you must|you have to|you need to)\b/i],
    ["praise", /\b(great job|well done|congratulations|awesome)\b/i],
    ["a label for the other person", /\b(abuser|narcissist|toxic)\b/i],
    ["alarm", /\b(warning|danger|crisis|fatal)\b/i],
    ["a boast", /\b(military-grade|unbreakable|bulletproof|100 ?%)/i],
    ["hurry", /\b(hurry|don.t lose|last chance)\b/i],
    ["a count of days in a row", /\bstreak/i],
    ["an assumption about the other", /\b(your (spouse|husband|wife|girlfriend|boyfriend))\b/i],
  ])("%s is nowhere", (_name, pattern) => {
    expect(messages.length).toBeGreaterThan(20);
    expect(messages.filter(([, line]) => pattern.test(line)).map(([where]) => where)).toEqual([]);
  });
});
