/** The timeline as the writer left it: it outlives the page, until the vault is locked. */

import { call, listen } from "../api/client";
import { changed, type Filter } from "../filter/filter";
import { Lines, PAGE } from "./lines.svelte";
import { toggled, type Selection } from "./selection";
import type { Span } from "./window";

/** How many rows beyond those in sight are there at any time. */
const AHEAD = 1_000;
/** How many are fetched beyond these while nothing else is to be done, so that the scroll bar of
 * most journals covers the whole. */
const IN_PEACE = 2_000;
/** How long that waits between two pages, in milliseconds. */
const PAUSE = 40;

/** What is kept of it over a lock. */
export type Left = {
  filter: Filter;
  /** The entry at the top, its row, and how far it was scrolled beyond the edge. */
  id: string | undefined;
  row: number;
  beyond: number;
};

const ask = (request: Parameters<typeof call<"timeline">>[1]) => call("timeline", request);

class TimelineView {
  lines = $state.raw(new Lines(ask));
  /** Entries outside the trash, whatever the filter. */
  total = $state.raw<number>();
  /** The row that has the focus when the list has it. */
  focused = $state.raw(0);
  /** Whether entries are being chosen, and which are. */
  choosing = $state.raw(false);
  chosen = $state.raw<Selection>(new Set<string>());
  /** How far the page was scrolled when it was left, and whether it was left from one of its rows. */
  scrolled = 0;
  opened = false;

  #stale = false;
  #listening = false;
  #told: (() => void) | undefined;

  /** Whether what is shown may have changed since it was read. */
  get stale(): boolean {
    return this.#stale;
  }

  /** Calls `told` after every change of the entries, until the answer is called. */
  follow(told: () => void): () => void {
    this.#listen();
    this.#told = told;
    return () => (this.#told = undefined);
  }

  /** Changes are noted as well while another page is shown. */
  #listen(): void {
    if (this.#listening) return;
    this.#listening = true;
    listen("entries-changed", () => {
      this.#stale = true;
      this.#told?.();
    });
  }

  /** Reads the first page, and how many entries there are. */
  async open(): Promise<void> {
    await Promise.all([this.lines.reach(1), this.#count()]);
  }

  /** Shows other entries, from the newest on. */
  async narrow(filter: Filter): Promise<void> {
    this.lines = new Lines(ask, changed(filter, {}));
    this.focused = 0;
    this.scrolled = 0;
    this.#stale = false;
    await this.open();
  }

  /** Has the rows in sight and enough ahead of them. */
  async prepare(shown: Span, signal: AbortSignal): Promise<void> {
    const lines = this.lines;
    lines.near(shown);
    await lines.reach(shown.end + AHEAD, signal);
    while (lines.count < shown.end + IN_PEACE && !lines.whole && !lines.refusal) {
      await new Promise((done) => setTimeout(done, PAUSE));
      if (signal.aborted) return;
      await lines.reach(lines.count + 1, signal);
    }
  }

  /** Reads everything up to the rows in sight anew, and says how many rows they have moved by. */
  async refresh(shown: Span): Promise<number> {
    const before = this.lines;
    const held = before.at(shown.first)?.id;
    const had = this.total ?? 0;
    this.#stale = false;
    await this.#count();
    const came = Math.max(0, (this.total ?? had) - had);
    const fresh = new Lines(ask, before.filter);
    fresh.near({ first: shown.first + came, end: shown.end + came });
    await fresh.reach(shown.end + came + PAGE);
    // Another filter may have been set meanwhile; then this is nobody's any more.
    if (this.lines !== before || fresh.refusal) return 0;
    const now = held === undefined ? undefined : fresh.rowOf(held);
    const moved = now === undefined ? 0 : now - shown.first;
    this.lines = fresh;
    this.focused = Math.min(Math.max(0, this.focused + moved), Math.max(0, fresh.count - 1));
    return moved;
  }

  /** Goes back to where the writer was before the lock: the row that is at the top again. */
  async putBack(left: Left): Promise<number> {
    await this.narrow(left.filter);
    const lines = this.lines;
    lines.near({ first: left.row, end: left.row + 1 });
    await lines.reach(left.row + PAGE);
    const found = left.id === undefined ? undefined : lines.rowOf(left.id);
    this.focused = found ?? Math.max(0, Math.min(left.row, lines.count - 1));
    return this.focused;
  }

  /** Chooses an entry, or leaves it out again. */
  toggle(id: string): void {
    this.chosen = toggled(this.chosen, id);
  }

  /** Begins or ends choosing; what was chosen is let go. */
  choose(on: boolean): void {
    this.choosing = on;
    this.chosen = new Set();
  }

  async #count(): Promise<void> {
    this.total = (await call("vault_info", {})).entries;
  }
}

export const timeline = new TimelineView();
