/**
 * The entries of the timeline as far as they are known here: from the newest on, page by page, as
 * cursors allow. A cursor leads to one page only through the page before it, so the list grows at
 * its end; a page that was there once can be had again at once.
 */

import type { Timeline, TimelineLine, TimelinePage } from "../api/client";
import type { Filter } from "../filter/filter";
import { holding, NOTHING } from "./held";
import { type Month, type Span, withMonths } from "./window";

/** How many entries a page has. */
export const PAGE = 200;

/** Asks the core for a page. */
export type Ask = (request: Timeline) => Promise<TimelinePage>;

export class Lines {
  /** How many rows there are so far. */
  count = $state.raw(0);
  /** Whether these are all. */
  whole = $state.raw(false);
  /** The months of the rows so far. */
  months = $state.raw<readonly Month[]>([]);
  /** Why no more came, until tried again. */
  refusal = $state.raw<unknown>();

  #pages = $state.raw(NOTHING);
  #cursors: (string | undefined)[] = [undefined];
  #step: Promise<void> | undefined;
  #middle = 0;
  #wanted: readonly number[] = [];
  #bringing: Promise<void> | undefined;

  constructor(
    private readonly ask: Ask,
    readonly filter: Filter = {},
  ) {}

  /** The entry of a row. */
  at(row: number): TimelineLine | undefined {
    return this.#pages.get(Math.floor(row / PAGE))?.lines[row % PAGE];
  }

  /** Where an entry stands now, among the rows so far. */
  rowOf(id: string): number | undefined {
    for (const [page, { lines }] of this.#pages) {
      const at = lines.findIndex((line) => line.id === id);
      if (at >= 0) return page * PAGE + at;
    }
    return undefined;
  }

  /** Asks on until there are so many rows, or no more, or `signal` says stop. */
  async reach(rows: number, signal?: AbortSignal): Promise<void> {
    while (this.count < rows && !this.whole && !this.refusal && !signal?.aborted) {
      this.#step ??= this.#next().finally(() => (this.#step = undefined));
      await this.#step;
    }
  }

  /** Tries again after a refusal. */
  async again(): Promise<void> {
    this.refusal = undefined;
    await this.reach(this.count + 1);
  }

  /** Says which rows are in sight: their pages are made whole again. */
  near(rows: Span): void {
    const page = (row: number) => Math.floor(row / PAGE);
    this.#middle = page((rows.first + rows.end) / 2);
    // What is in sight comes first. Of a place that was left again, nothing is asked any more.
    const wanted = [rows.first, rows.end - 1, rows.end + PAGE / 2, rows.first - PAGE / 2];
    this.#wanted = wanted.filter((row) => row >= 0 && row < this.count).map(page);
    this.#bringing ??= this.#bringWanted().finally(() => (this.#bringing = undefined));
  }

  async #bringWanted(): Promise<void> {
    for (;;) {
      const page = this.#wanted.find((page) => !this.#pages.get(page)?.whole);
      if (page === undefined || this.refusal) return;
      await this.#bring(page);
    }
  }

  async #next(): Promise<void> {
    const page = this.#cursors.length - 1;
    try {
      const { entries, next } = await this.#page(page);
      const dates = entries.map((line) => line.entry_date);
      this.months = withMonths(this.months, dates, this.count);
      this.#hold(page, entries);
      this.count += entries.length;
      if (next === undefined) this.whole = true;
      else this.#cursors.push(next);
    } catch (refusal) {
      this.refusal = refusal;
    }
  }

  async #bring(page: number): Promise<void> {
    try {
      this.#hold(page, (await this.#page(page)).entries);
    } catch (refusal) {
      this.refusal = refusal;
    }
  }

  #page(page: number): Promise<TimelinePage> {
    const cursor = this.#cursors[page];
    return this.ask({ ...this.filter, limit: PAGE, ...(cursor !== undefined && { cursor }) });
  }

  #hold(page: number, lines: readonly TimelineLine[]): void {
    this.#pages = holding(this.#pages, page, lines, this.#middle);
  }
}
