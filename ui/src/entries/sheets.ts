/**
 * The entries that are open, or that have words the vault does not have yet: those stay here, and
 * go on being saved, until they are.
 */

import { route, type View } from "../route/route.svelte";
import type { Marks } from "./marks";
import type { Remainder } from "./saving.svelte";
import { Sheet } from "./sheet.svelte";

type Written = Extract<View, { name: "entry" | "new" }>;

const byView = new WeakMap<View, Sheet>();
const kept = new Set<Sheet>();
let shown: Sheet | undefined;

/** The sheet of a view. A new entry keeps its sheet, and with it its caret, when it gets its name. */
export function sheetOf(view: Written): Sheet {
  const known = byView.get(view);
  // The same view for something new may come again, when what was new before has got its name.
  if (known && (view.name === "entry" || known.id === undefined)) return known;
  const sheet = view.name === "entry" ? opened(view.id) : begun(view);
  byView.set(view, sheet);
  return sheet;
}

function opened(id: string): Sheet {
  const known = [shown, ...kept].find((sheet) => sheet?.id === id);
  if (known) return known;
  const sheet = new Sheet(born);
  void sheet.open(id);
  return sheet;
}

function begun(view: Extract<View, { name: "new" }>): Sheet {
  const waiting = [...kept].find((sheet) => sheet.id === undefined);
  return waiting ?? new Sheet(born).begin(view.kind, view.date, marksOf(view));
}

/** What is known of a new entry before it is written. */
function marksOf({ lens, person, matter }: Extract<View, { name: "new" }>): Marks {
  return {
    ...(lens === undefined ? {} : { lens }),
    ...(person === undefined ? {} : { person }),
    ...(matter === undefined ? {} : { matter }),
  };
}

function born(sheet: Sheet, id: string) {
  if (sheet === shown) route.become({ name: "entry", id });
}

/** Says that a sheet is shown; the answer says that it is not any more. */
export function showing(sheet: Sheet): () => void {
  shown = sheet;
  kept.add(sheet);
  return () => {
    if (shown === sheet) shown = undefined;
    release(sheet);
  };
}

/** What the vault does not have of all that was written. */
export function remainders(): Remainder[] {
  return [...kept].map((sheet) => sheet.saving.remainder()).filter((one) => one !== undefined);
}

/** Whether there are words that the vault does not have and that nothing keeps from it. */
export function waiting(): boolean {
  return [...kept].some(({ saving }) => {
    return saving.unsaved && saving.state.name !== "failed" && saving.state.name !== "conflict";
  });
}

/** Takes up what could not be saved, and goes on saving it until it is. */
export function resume(those: readonly Remainder[]): void {
  for (const remainder of those) {
    const sheet = new Sheet(born).resume(remainder);
    kept.add(sheet);
    release(sheet);
  }
}

/** Lets go of a sheet once all of it is in the vault. */
function release(sheet: Sheet) {
  if (!sheet.saving.unsaved) {
    kept.delete(sheet);
    sheet.saving.stop();
    return;
  }
  setTimeout(() => {
    if (sheet !== shown) release(sheet);
  }, 1000);
}
