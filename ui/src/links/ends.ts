/** What may stand at the other end of a link: finding it, and the way to it. */

import { call, type Link, type LinkNoun } from "../api/client";
import { beginning } from "../kit/beginning";
import { kindName } from "../kit/kinds";
import { nounName } from "../kit/nouns";
import { fitting, type Pickable } from "../kit/picker";
import { t } from "../kit/words";
import type { View } from "../route/route.svelte";
import { entriesFor } from "../search/entriesFor";

/** Something to link to. */
export type End = Pickable & { noun: LinkNoun };

/** How many of each noun are offered. */
const EACH = 6;

/** What is few enough to be had whole; entries are sought for. */
const NOUNS = ["person", "matter", "commitment"] as const;
/** All of those. */
export type Known = Record<(typeof NOUNS)[number], readonly Pickable[]>;

/** Reads them. */
export async function known(): Promise<Known> {
  const [people, matters, commitments] = await Promise.all([
    call("person_list", {}),
    call("matter_list", {}),
    call("commitment_list", {}),
  ]);
  return {
    person: people,
    matter: matters.map(({ id, title, what }) => ({ id, label: title || beginning(what) })),
    commitment: commitments.map(({ commitment: { id, text } }) => ({ id, label: text })),
  };
}

/** What fits what was typed: some of each noun, entries last. `but` is not among them. */
export async function endsFor(typed: string, known: Known, but: string): Promise<End[]> {
  // One more, in case that one is among them.
  const entries = await entriesFor(typed, EACH + 1);
  const others = NOUNS.flatMap((noun) =>
    fitting(known[noun], typed)
      .filter(({ id }) => id !== but)
      .slice(0, EACH)
      .map(({ id, label }): End => ({ id, label, noun, detail: nounName(noun) })),
  );
  return [
    ...others,
    ...entries
      .filter(({ id }) => id !== but)
      .slice(0, EACH)
      .map(({ id, kind, label, titled, on }): End => {
        const detail = titled ? `${kindName(kind)}, ${on}` : undefined;
        return { id, label, noun: "entry", detail };
      }),
  ];
}

/** What the other end is called. */
export function endName({ other }: Link): string {
  if (other.label.trim() !== "") return other.label;
  return other.noun === "entry" ? t("entries-untitled") : nounName(other.noun);
}

/** The page of the other end, or the one that it is on. */
export function leadsTo({ other }: Link): View {
  const { noun, id } = other;
  switch (noun) {
    case "entry":
    case "person":
    case "matter":
    case "commitment":
    case "session":
      return { name: noun, id };
    case "event":
      return { name: "commitments" };
    case "checkin":
      return { name: "checkins" };
    case "item":
      return { name: "counsellor" };
    case "value":
    case "look":
      return { name: "values" };
    case "support":
      return { name: "support" };
  }
}
