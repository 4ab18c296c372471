/**
 * Pages that bring much with them (the editor, and all that reads and writes Markdown), and those
 * that are rarely gone to. They are read from the program when they are first gone to, so that whoever
 * only looks through the journal does without the memory they take.
 */

import type { Component } from "svelte";

import type { View } from "../route/route.svelte";

class Later<Props extends Record<string, unknown>> {
  /** The page, once it was read. */
  page = $state.raw<Component<Props>>();

  constructor(private readonly read: () => Promise<{ default: Component<Props> }>) {}

  async load(): Promise<void> {
    this.page ??= (await this.read()).default;
  }
}

export const entryPage = new Later(() => import("../entries/EntryPage.svelte"));
export const historyPage = new Later(() => import("../history/HistoryPage.svelte"));
export const keysPage = new Later(() => import("../keys/KeysPage.svelte"));
export const removalPage = new Later(() => import("../removal/RemovalPage.svelte"));
export const sharePage = new Later(() => import("../share/SharePage.svelte"));

const later = new Map<View["name"], { page: unknown; load: () => Promise<void> }>([
  ["entry", entryPage],
  ["new", entryPage],
  ["history", historyPage],
  ["keys", keysPage],
  ["removal", removalPage],
  ["share", sharePage],
]);

/** Reads the page of a view; `undefined` when it is here already. */
export function reading(view: View): Promise<void> | undefined {
  const page = later.get(view.name);
  return page?.page === undefined ? page?.load() : undefined;
}
