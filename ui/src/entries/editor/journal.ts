/** What the links of a text can lead to, from the vault. */

import { call, requestId } from "../../api/client";
import { guides } from "../../guide/guides.svelte";
import { day } from "../../kit/dates";
import { errorWords } from "../../kit/errors";
import { kindIcon, kindName } from "../../kit/kinds";
import { t } from "../../kit/words";
import { notices } from "../../notice/notices.svelte";
import { byTitle } from "../../search/byTitle";
import { asQuery } from "../../search/query";
import type { Sheet } from "../sheet.svelte";
import { addressOf, type Target } from "./mention";
import type { Journal } from "./mentionMenu.svelte";
import { offerOf } from "./offers";

/** How many entries are offered. */
const SHOWN = 8;
/** Among how many of the best those are looked for whose title it is. */
const BEST = 24;

/** The journal as an entry sees it. */
export function journalOf(sheet: Sheet): Journal {
  const names = new Map(
    sheet.mentions.map(({ noun, id, label }) => {
      return [addressOf({ name: noun as Target["name"], id }), label];
    }),
  );
  return {
    people: () => guides.records.people,
    matters: () => guides.records.matters,
    async entries(words) {
      const found = await entriesFor(words);
      return found
        .filter(({ id }) => id !== sheet.id)
        .slice(0, SHOWN)
        .map(({ id, kind, title, entry_date }) => {
          const on = day(entry_date);
          const label = title || t("editor-mention-untitled", { kind: kindName(kind), day: on });
          return offerOf("entry", kindIcon(kind), { id, label, detail: title ? on : undefined });
        });
    },
    async add(name) {
      try {
        const { id } = await call("person_add", { label: name, request_id: requestId() });
        return { name: "person", id };
      } catch (thrown) {
        notices.tell({ text: errorWords(thrown) });
        return undefined;
      }
    },
    linked: (address, label) => void names.set(address, label),
    nameOf: (address) => names.get(address),
  };
}

async function entriesFor(words: string) {
  const query = asQuery(words);
  if (query === "") return (await call("timeline", { limit: SHOWN + 1 })).entries;
  const { hits } = await call("search", { query, limit: BEST, order: "rank" });
  return byTitle(hits, words);
}
