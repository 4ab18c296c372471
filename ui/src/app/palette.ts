/** What the palette offers for what was typed. */

import { fold } from "../kit/fold";
import type { Action } from "../route/actions.svelte";
import { fit } from "../search/byTitle";

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
