/**
 * Twelve weeks of somebody's life, as the script has it that the core's own tests go through: what
 * the pictures show on a day is what those tests hold it to.
 */

import { readFileSync } from "node:fs";
import { resolve } from "node:path";

import type { Commands } from "../../../ui/src/api/generated";
import type { Studio } from "./studio";

const SCRIPT = resolve(import.meta.dirname, "../../../crates/api/tests/api/life/script.json");

/** One command. `{name}` in it stands for what an earlier step made under that name. */
type Step = {
  at: string;
  do: keyof Commands;
  /** What is made is called so. */
  as?: string;
  with: object;
};

/** Some of its days, by the wall of the writer. */
export const DAYS = {
  /** A Saturday evening in the first week: the letter rests. */
  resting: "2026-01-10T19:40:00+00:00",
  /** A Tuesday morning in the third week: things are due, a meeting is in a fortnight. */
  third: "2026-01-20T07:40:00+00:00",
  /** The evening before the first meeting. */
  eve: "2026-02-02T20:30:00+00:00",
  /** The Sunday evening in the sixth week on which a boundary is looked at again. */
  sixth: "2026-02-15T19:30:00+00:00",
  /** The Sunday at the end, two days before a meeting. */
  last: "2026-03-29T10:00:00+01:00",
} as const;

/** Lives it up to a moment. */
export async function live(studio: Studio, until: string): Promise<void> {
  const names = new Map<string, string>();
  const named = (request: object) =>
    JSON.parse(
      JSON.stringify(request).replace(/\{(\w+)\}/g, (_all, name: string) => {
        const id = names.get(name);
        if (id === undefined) throw new Error(`the script makes no ${name} before it is named`);
        return id;
      }),
    ) as never;
  for (const step of JSON.parse(readFileSync(SCRIPT, "utf8")) as Step[]) {
    if (Date.parse(step.at) > Date.parse(until)) break;
    await studio.stop(step.at);
    const answer = await studio.bridge.call(step.do, named(step.with));
    if (step.as !== undefined) names.set(step.as, (answer as { id: string }).id);
  }
  await studio.stop(until);
}
