/** Whether a setting is what somebody looks for. */

import { fold } from "../kit/fold";

/** Whether every word that was typed is somewhere in these words. */
export function fits(words: readonly string[], typed: string): boolean {
  const all = fold(words.join(" "));
  return fold(typed)
    .split(/\s+/)
    .every((word) => all.includes(word));
}
