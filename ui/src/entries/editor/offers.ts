/** What is offered for an `@` or a `[[` that is being typed. */

import type { LucideIcon } from "@lucide/svelte";
import Plus from "@lucide/svelte/icons/plus";
import UserRound from "@lucide/svelte/icons/user-round";
import Users from "@lucide/svelte/icons/users";

import { fold } from "../../kit/fold";
import { fitting, type Pickable } from "../../kit/picker";
import { t } from "../../kit/words";
import type { Target } from "./mention";

/** A line of the list. */
export type Offer = {
  /** Its own, among the lines. */
  readonly id: string;
  readonly icon: LucideIcon;
  readonly label: string;
  readonly detail?: string | undefined;
} & (
  | { readonly what: "there"; readonly target: Target }
  /** Somebody who is to be written down under this name. */
  | { readonly what: "new"; readonly name: string }
);

/** Something in the journal, as a line. */
export function offerOf(name: Target["name"], icon: LucideIcon, one: Pickable): Offer {
  const { id, label, detail } = one;
  return { id: `${name}-${id}`, icon, label, detail, what: "there", target: { name, id } };
}

/** Whether a label still fits, a blank at the end of what was typed counted. */
export function fits(label: string, words: string): boolean {
  return fold(label).includes(fold(words));
}

/**
 * The people and matters that fit, and somebody new. Those who go on writing after an `@` are soon
 * offered nothing: a name that is new has no blanks here.
 */
export function atOffers(
  words: string,
  people: readonly Pickable[],
  matters: readonly Pickable[],
): Offer[] {
  const those = (all: readonly Pickable[]) =>
    fitting(all, words).filter(({ label }) => !/\s$/.test(words) || fits(label, words));
  const known = people.some(({ label }) => fold(label.trim()) === fold(words.trim()));
  const label = t("kit-picker-new-named", { name: words });
  return [
    ...those(people).map((one) => offerOf("person", UserRound, one)),
    ...those(matters).map((one) => offerOf("matter", Users, one)),
    ...(known || !/^\S+$/.test(words)
      ? []
      : [{ id: "new", icon: Plus, label, what: "new", name: words } as const]),
  ];
}
