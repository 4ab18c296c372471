/** Entries for a few words, as something to link to. */

import { call, type Kind } from "../api/client";
import { day } from "../kit/dates";
import { kindName } from "../kit/kinds";
import { t } from "../kit/words";
import { byTitle } from "./byTitle";
import { asQuery } from "./query";

/** An entry that was found. */
export type FoundEntry = {
  id: string;
  kind: Kind;
  /** Its title; its kind and day, where it has none. */
  label: string;
  titled: boolean;
  /** Its day, in words. */
  on: string;
};

/** Among how many of the best those are looked for whose title it is. */
const BEST = 24;

/** So many of the entries for what was typed: the newest, when that is nothing. */
export async function entriesFor(words: string, count: number): Promise<FoundEntry[]> {
  const query = asQuery(words);
  const lines =
    query === ""
      ? (await call("timeline", { limit: count })).entries
      : byTitle((await call("search", { query, limit: BEST, order: "rank" })).hits, words);
  return lines.slice(0, count).map(({ id, kind, title, entry_date }) => {
    const on = day(entry_date);
    const label = title || t("editor-mention-untitled", { kind: kindName(kind), day: on });
    return { id, kind, label, titled: title !== "", on };
  });
}
