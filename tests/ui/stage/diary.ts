/** Entries to look at, put into the vault before the page opens. */

import type { Bridge } from "./bridge";

/** Four entries, one of each kind, over two months. */
export const DIARY = [
  {
    kind: "reflection",
    title: "A walk by the harbour",
    body: "We walked along the **harbour wall** and said little.\n\n- the cold\n- the gulls\n",
    date: "2026-02-03",
    tag: ["outside", "us two"],
  },
  {
    kind: "talk",
    title: "Before Sunday",
    body: "I want to ask how the week was, and to listen.\n\n> You never ask.\n",
    date: "2026-02-27",
    tag: ["us two"],
  },
  {
    kind: "apology",
    title: "",
    body: "I said I would ring, and I did not. You waited by the window.",
    date: "2026-03-02",
    tag: [],
  },
  {
    kind: "forgiveness",
    title: "Not now",
    body: "## What happened\n\nThe kettle, the shouting, the door.\n",
    date: "2026-03-04",
    tag: ["home"],
  },
] as const;

/** Writes them; the ids, in the same order. */
export async function fill(bridge: Bridge): Promise<string[]> {
  const ids = [];
  for (const entry of DIARY) {
    const { id } = await bridge.call("entry_add", { ...entry, tag: [...entry.tag] });
    ids.push(id);
  }
  return ids;
}
