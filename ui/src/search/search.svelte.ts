/** The search as the writer left it: it outlives the page, until the vault is locked. */

import { call, type Found, type Order, type Search } from "../api/client";
import type { Filter } from "../filter/filter";
import { latest, TOO_LATE } from "../kit/latest";

/** How many hits are shown at first, and how many more each time. */
export const STEP = 50;
/** How long typing rests before the core is asked, in milliseconds. */
const REST = 60;

/** What is kept of it over a lock. */
export type Asked = { query: string; filter: Filter; order: Order };

class SearchView {
  query = $state("");
  filter = $state.raw<Filter>({});
  order = $state.raw<Order>("newest");
  /** The answer, to which query, and why there is none. */
  found = $state.raw<Found>();
  answered = $state.raw("");
  refusal = $state.raw<unknown>();

  #limit = STEP;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #ask = latest((request: Search) => call("search", request));

  /** Whether there is anything to look for. */
  get wanted(): boolean {
    return this.query.trim() !== "";
  }

  /** Asks once typing rests. */
  typed(): void {
    clearTimeout(this.#resting);
    this.#limit = STEP;
    this.#resting = setTimeout(() => void this.look(), REST);
  }

  /** Asks at once. */
  async look(): Promise<void> {
    clearTimeout(this.#resting);
    const query = this.query;
    if (!this.wanted) {
      this.found = undefined;
      this.refusal = undefined;
      return;
    }
    try {
      const { order, filter } = this;
      const found = await this.#ask({ ...filter, query, order, limit: this.#limit });
      if (found === TOO_LATE || !this.wanted) return;
      this.found = found;
      this.answered = query;
      this.refusal = undefined;
    } catch (refusal) {
      this.refusal = refusal;
    }
  }

  /** Shows more of what was found. */
  async more(): Promise<void> {
    this.#limit += STEP;
    await this.look();
  }

  /** Looks among other entries, or in another order. */
  async change(by: { filter?: Filter; order?: Order }): Promise<void> {
    this.filter = by.filter ?? this.filter;
    this.order = by.order ?? this.order;
    this.#limit = STEP;
    await this.look();
  }

  /** Asks what was asked before the lock, or what another page asks. */
  async begin(asked: Partial<Asked>): Promise<void> {
    this.query = asked.query ?? "";
    this.#limit = STEP;
    await this.change(asked);
  }
}

export const search = new SearchView();
