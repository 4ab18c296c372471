/** Keeps where the writer is in the vault, and goes back there after it was opened. */

import { call } from "../api/client";
import { type Kept, present, putBack } from "../route/place";
import { route, type View } from "../route/route.svelte";

/** How often the place is kept while it changes. */
const EVERY_MS = 4000;
/** What the vault takes, in bytes. */
const LIMIT = 16_384;

const NAMES: readonly View["name"][] = [
  "home",
  "timeline",
  "entry",
  "new",
  "history",
  "search",
  "matters",
  "matter",
  "person",
  "commitments",
  "commitment",
  "commitment-new",
  "checkins",
  "values",
  "counsellor",
  "session",
  "week",
  "support",
  "safe",
  "trash",
  "share",
  "settings",
  "keys",
  "protection",
  "help",
];

/** Views of one thing, which is named in them. */
const OF_ONE: readonly View["name"][] = [
  "entry",
  "history",
  "matter",
  "person",
  "commitment",
  "session",
];

/** What lies in the vault. */
type Place = { view: View; parts: Record<string, Kept> };

let last = "";

/** Reads what was kept; nothing, when it is not ours or not whole. */
export function readPlace(text: string): Place | undefined {
  try {
    const { view, parts } = JSON.parse(text) as Partial<Place>;
    if (!view || !NAMES.includes(view.name)) return undefined;
    if (OF_ONE.includes(view.name) && !("id" in view && typeof view.id === "string")) {
      return undefined;
    }
    return { view, parts: parts ?? {} };
  } catch {
    return undefined;
  }
}

/** Writes a place; the view alone when all of it is too much, home when that is too. */
export function writePlace(place: Place): string {
  const tries: Place[] = [
    place,
    { view: place.view, parts: {} },
    { view: { name: "home" }, parts: {} },
  ];
  const texts = tries.map((one) => JSON.stringify(one));
  return texts.find((text) => new TextEncoder().encode(text).length <= LIMIT) ?? "";
}

/** Goes where the writer left off. */
export async function findPlace(): Promise<void> {
  const { place } = await call("place_get", {});
  const kept = place === undefined ? undefined : readPlace(place);
  if (place === undefined || !kept) return;
  last = place;
  putBack(kept.parts);
  route.become(kept.view);
}

/** Keeps the present place, if it is another than the one kept last. */
export async function keepPlace(): Promise<void> {
  const text = writePlace({ view: route.view, parts: present() });
  if (text === last) return;
  const before = last;
  last = text;
  try {
    await call("place_set", { place: text });
  } catch {
    // A place is worth no words. The next try is a few seconds away.
    last = before;
  }
}

/** Keeps the place every few seconds until the answer is called. */
export function keepingPlace(): () => void {
  const timer = setInterval(() => void keepPlace(), EVERY_MS);
  return () => clearInterval(timer);
}
