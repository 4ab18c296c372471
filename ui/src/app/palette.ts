/** What the palette offers for what was typed. */

import { fold } from "../kit/fold";
import type { Matter, Person } from "../api/client";
import { fitting, type Pickable } from "../kit/picker";
import { asPickable } from "../matters/words";
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

/** Somebody or a matter, with the name of its page. */
export type Named = Pickable & { name: "person" | "matter" };

/** How many people and how many matters are offered. */
const RECORDS = 4;

/** The people and matters whose labels fit what was typed; for nothing, none. */
export function recordsFor(
  people: readonly Person[],
  matters: readonly Matter[],
  typed: string,
): Named[] {
  if (typed.trim() === "") return [];
  const some = (name: Named["name"], all: readonly Pickable[]) =>
    fitting(all, typed)
      .slice(0, RECORDS)
      .map((one) => ({ ...one, name }));
  return [
    ...some(
      "person",
      people.map(({ id, label }) => ({ id, label })),
    ),
    ...some("matter", matters.map(asPickable)),
  ];
}
