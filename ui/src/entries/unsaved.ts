/**
 * Words that could not be saved when the journal is locked. The host keeps them in its memory, and
 * the page that comes after the next unlocking goes on saving them.
 */

import { ask } from "../api/client";
import type { View } from "../route/route.svelte";
import type { Remainder } from "./saving.svelte";
import { remainders, resume } from "./sheets";

let given = false;

/** Gives the host what the vault does not have yet, and takes it back once the vault has it. */
export async function handOver(): Promise<void> {
  const words = remainders();
  if (words.length === 0 && !given) return;
  await ask("unsaved_set", { unsaved: words.length === 0 ? null : JSON.stringify(words) });
  given = words.length > 0;
}

/** Takes up what the page before this one could not save. Answers where the first of it stands. */
export async function takeBack(): Promise<View | undefined> {
  const { unsaved } = await ask("unsaved_get", {});
  if (unsaved === null) return undefined;
  given = true;
  const words = JSON.parse(unsaved) as Remainder[];
  resume(words);
  const [first] = words;
  if (!first) return undefined;
  return first.id === undefined ? { name: "new" } : { name: "entry", id: first.id };
}
