/** What the links of a text can lead to, from the vault. */

import { call, requestId } from "../../api/client";
import { guides } from "../../guide/guides.svelte";
import { errorWords } from "../../kit/errors";
import { kindIcon } from "../../kit/kinds";
import { notices } from "../../notice/notices.svelte";
import { entriesFor } from "../../search/entriesFor";
import type { Sheet } from "../sheet.svelte";
import { addressOf, type Target } from "./mention";
import type { Journal } from "./mentionMenu.svelte";
import { offerOf } from "./offers";

/** How many entries are offered. */
const SHOWN = 8;

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
      // One more, in case this one is among them.
      const found = await entriesFor(words, SHOWN + 1);
      return found
        .filter(({ id }) => id !== sheet.id)
        .slice(0, SHOWN)
        .map(({ id, kind, label, titled, on }) =>
          offerOf("entry", kindIcon(kind), { id, label, detail: titled ? on : undefined }),
        );
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
