/** What the palette offers for what was typed. */

import { fold } from "../kit/fold";
import type { Action } from "../route/actions.svelte";

/** How well a label fits: 0 begins with it, 1 a word does, 2 somewhere inside; nothing: not at all. */
function fit(label: string, typed: string): number | undefined {
  if (label.startsWith(typed)) return 0;
  if (label.includes(` ${typed}`)) return 1;
  const words = typed.split(/\s+/);
  return words.every((word) => label.includes(word)) ? 2 : undefined;
}

/**
 * The actions whose words fit what was typed, the best first. For nothing, all but those of the
 * text, which has a row of buttons for them.
 */
export function offered(actions: readonly Action[], typed: string): Action[] {
  const wanted = fold(typed.trim());
  const once = new Map(actions.toReversed().map((action) => [action.id, action]));
  const all = [...once.values()].reverse();
  if (wanted === "") return all.filter(({ where }) => where !== "text");
  return all
    .map((action) => ({ action, fit: fit(fold(action.label), wanted) }))
    .filter((one): one is { action: Action; fit: number } => one.fit !== undefined)
    .sort((a, b) => a.fit - b.fit)
    .map((one) => one.action);
}

/** What was found, first that whose own title fits what was typed, however often others say it. */
export function byTitle<T extends { title: string }>(found: readonly T[], typed: string): T[] {
  const wanted = fold(typed.trim());
  const place = ({ title }: T) => fit(fold(title), wanted) ?? 3;
  return found.toSorted((a, b) => place(a) - place(b));
}
