/** Everybody who is written down. */

import { call } from "../api/client";
import { Followed } from "../api/followed.svelte";
import { t } from "../kit/words";

export const people = new Followed(() => call("person_list", {}), "matters-changed");

/** What somebody is called; "someone" once they are in the trash. Nothing before that is known. */
export function called(id: string | undefined): string | undefined {
  if (id === undefined || people.answer === undefined) return undefined;
  return people.answer.find((person) => person.id === id)?.label ?? t("people-someone");
}
