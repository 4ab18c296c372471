/** What can be done about the days that somebody types into the palette. */

import { dayOf } from "../kit/dates";
import { daysInWords, daysMeant } from "../kit/when";
import { t } from "../kit/words";
import type { Action } from "../route/actions.svelte";
import { route } from "../route/route.svelte";
import { timeline } from "../timeline/timeline.svelte";

/** Looking at those days, and writing for one of them; nothing, when no days are meant. */
export function dayActions(typed: string, now: Date = new Date()): Action[] {
  const days = daysMeant(typed, now);
  if (!days) return [];
  const when = daysInWords(days, now);
  const look: Action = {
    id: "days-look",
    label: t("palette-look-at", { when }),
    run: async () => {
      await timeline.narrow(days);
      await route.go({ name: "timeline" });
    },
  };
  if (days.from !== days.to) return [look];
  // Of today the time of day is known as well, so it is no different from any new entry.
  const date = days.from === dayOf(now) ? {} : { date: days.from };
  const write: Action = {
    id: "days-write",
    label: t("palette-write-for", { when }),
    run: () => route.go({ name: "new", ...date }),
  };
  return [look, write];
}
