/**
 * What stands beside the text of an entry: its lens, whom and what it is about, how it stands, how it
 * felt, and the guided answers. Only what was changed goes to the vault.
 */

import type { Entry, EntryAdd, EntryEdit } from "../api/client";
import type { Answers } from "../guide/guide";
import { wellFormedAnswer } from "./wellFormed";

/** Those that can be taken away, and those that always say something. */
const TAKEN_AWAY = [
  "lens",
  "person",
  "matter",
  "given_on",
  "feel_before",
  "feel_after",
  "rests_until",
] as const;
const ALWAYS = ["status", "starred", "shareable", "resurface"] as const;

/** Of an entry; what is absent was not said. */
export type Marks = Readonly<
  Partial<Pick<Entry, (typeof TAKEN_AWAY)[number] | (typeof ALWAYS)[number]>>
>;

/** What stands beside a text. */
export type Beside = { marks: Marks; answers: Answers };

/** Beside a text that nothing stands beside. */
export const NOTHING: Beside = { marks: {}, answers: {} };

/** The marks and answers of an entry, or of an earlier state of it. */
export function besideOf(entry: Pick<Entry, "fields"> & Marks): Beside {
  const all = [...TAKEN_AWAY, ...ALWAYS].map((name) => [name, entry[name]] as const);
  const said = all.filter(([, value]) => value !== undefined);
  return { marks: Object.fromEntries(said), answers: entry.fields };
}

/** All of it, for an entry that is added. */
export function addedWith({ marks, answers }: Beside): Partial<EntryAdd> {
  if (Object.keys(answers).length === 0) return marks;
  const fields = Object.entries(answers).map(([name, answer]) => [name, wellFormedAnswer(answer)]);
  return { ...marks, fields: Object.fromEntries(fields) as NonNullable<EntryAdd["fields"]> };
}

/** What was changed since `saved`: what was taken away is `null`. */
export function changedSince(saved: Beside, now: Beside): Partial<EntryEdit> {
  const marks: Record<string, unknown> = {};
  for (const name of TAKEN_AWAY) {
    if (saved.marks[name] !== now.marks[name]) marks[name] = now.marks[name] ?? null;
  }
  for (const name of ALWAYS) {
    const value = now.marks[name];
    if (value !== undefined && saved.marks[name] !== value) marks[name] = value;
  }
  const names = new Set([...Object.keys(saved.answers), ...Object.keys(now.answers)]);
  const fields = [...names]
    .filter((name) => !same(saved.answers[name], now.answers[name]))
    .map((name) => [name, wellFormedAnswer(now.answers[name] ?? null)] as const);
  if (fields.length === 0) return marks;
  return { ...marks, fields: Object.fromEntries(fields) as NonNullable<EntryEdit["fields"]> };
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
