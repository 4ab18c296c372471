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
export const mattersPage = new Later(() => import("../matters/MattersPage.svelte"));
export const matterPage = new Later(() => import("../matters/MatterPage.svelte"));
export const personPage = new Later(() => import("../people/PersonPage.svelte"));
export const commitmentsPage = new Later(() => import("../commitments/CommitmentsPage.svelte"));
export const commitmentPage = new Later(() => import("../commitments/CommitmentPage.svelte"));
export const newCommitmentPage = new Later(() => import("../commitments/NewCommitmentPage.svelte"));
export const checkinsPage = new Later(() => import("../checkins/CheckinsPage.svelte"));
export const valuesPage = new Later(() => import("../values/ValuesPage.svelte"));
export const counsellorPage = new Later(() => import("../sessions/CounsellorPage.svelte"));
export const sessionPage = new Later(() => import("../sessions/SessionPage.svelte"));
export const weekPage = new Later(() => import("../week/WeekPage.svelte"));
export const supportPage = new Later(() => import("../support/SupportPage.svelte"));
export const safePage = new Later(() => import("../support/SafePage.svelte"));
export const sharePage = new Later(() => import("../share/SharePage.svelte"));

const later = new Map<View["name"], { page: unknown; load: () => Promise<void> }>([
  ["entry", entryPage],
  ["new", entryPage],
  ["history", historyPage],
  ["keys", keysPage],
  ["removal", removalPage],
  ["matters", mattersPage],
  ["matter", matterPage],
  ["person", personPage],
  ["commitments", commitmentsPage],
  ["commitment", commitmentPage],
  ["commitment-new", newCommitmentPage],
  ["checkins", checkinsPage],
  ["values", valuesPage],
  ["counsellor", counsellorPage],
  ["session", sessionPage],
  ["week", weekPage],
  ["support", supportPage],
  ["safe", safePage],
  ["share", sharePage],
]);

/** Reads the page of a view; `undefined` when it is here already. */
export function reading(view: View): Promise<void> | undefined {
  const page = later.get(view.name);
  return page?.page === undefined ? page?.load() : undefined;
}
