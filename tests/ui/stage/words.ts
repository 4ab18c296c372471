/** The words of the interface, by key, so that a test survives better words. */

import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const FOLDER = resolve(import.meta.dirname, "../../../locales/en");

/** What is filled in has its own direction, and stands between these two. */
const OPEN = "\u2068";
const CLOSE = "\u2069";

const messages = new Map<string, string>();
for (const file of readdirSync(FOLDER)) {
  const text = readFileSync(join(FOLDER, file), "utf8");
  for (const [, key, words] of text.matchAll(/^([a-z][a-z0-9-]*) = (.+)$/gm)) {
    if (key !== undefined && words !== undefined) messages.set(key, words);
  }
}

/** The words of a message on one line; a variable takes what is given for it. */
export function t(key: string, given: Record<string, string> = {}): string {
  const words = messages.get(key);
  if (words === undefined || words.endsWith("->")) {
    throw new Error(`there is no message ${key} on one line`);
  }
  return words.replace(/\{ ?\$([a-z-]+) ?\}/g, (_all, name: string) => {
    const value = given[name];
    if (value === undefined) throw new Error(`${key} needs ${name}`);
    return `${OPEN}${value}${CLOSE}`;
  });
}

/** Finds a text whatever invisible marks Fluent lays around what it fills in. */
export function said(text: string): RegExp {
  const signs = [...text].map((sign) => sign.replace(/[.*+?^${}()|[\]\\]/, "\\$&"));
  return new RegExp(signs.join(`[${OPEN}${CLOSE}]*`));
}
