/** The search as the writer left it: it outlives the page, until the vault is locked. */

import { call, type Found, type Order } from "../api/client";
import type { Filter } from "../filter/filter";
import { asQuery } from "./query";

/** How many hits are shown while somebody types: about as many as a window shows at once. */
export const FIRST = 8;
/** How many are shown when the typing pauses, and how many more each time. */
export const STEP = 50;
/** How long a pause is, in milliseconds. */
export const PAUSE = 300;

/** What is kept of it over a lock. */
export type Asked = { query: string; filter: Filter; order: Order };

class SearchView {
  query = $state("");
  filter = $state.raw<Filter>({});
  order = $state.raw<Order>("newest");
  /** The answer, and why there is none. */
  found = $state.raw<Found>();
  refusal = $state.raw<unknown>();

  #limit = STEP;
  #counted = true;
  #asking: Promise<void> | undefined;
  #again = false;
  #pause: ReturnType<typeof setTimeout> | undefined;

  /** Whether there is anything to look for. */
  get wanted(): boolean {
    return this.query.trim() !== "";
  }

  /**
   * Asks for what has been typed so far; first for what can be found and drawn between two keys, which
   * may be without a count.
   */
  typed(): void {
    this.#upTo(FIRST, false);
    void this.look();
    this.#pause = setTimeout(() => {
      this.#upTo(STEP);
      const { found } = this;
      if (this.#asking || (found && (!found.counted || found.hits.length < found.total)))
        void this.look();
    }, PAUSE);
  }

  #upTo(limit: number, counted = true): void {
    clearTimeout(this.#pause);
    this.#limit = limit;
    this.#counted = counted;
  }

  /**
   * Asks at once. While the core is still at it, the question as it is then waits for its turn:
   * quick typing is answered as often as the core can, and no question is asked that nobody
   * waits for.
   */
  look(): Promise<void> {
    if (!this.wanted) {
      this.#again = false;
      this.found = undefined;
      this.refusal = undefined;
      return Promise.resolve();
    }
    this.#again = true;
    this.#asking ??= this.#askOn().finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  async #askOn(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      const { query, order, filter } = this;
      try {
        const counted = this.#counted;
        const request = { ...filter, query: asQuery(query), order, limit: this.#limit, counted };
        const found = await call("search", request);
        if (!this.wanted) continue;
        this.found = found;
        this.refusal = undefined;
      } catch (refusal) {
        this.refusal = refusal;
      }
    }
  }

  /** Shows more of what was found. */
  async more(): Promise<void> {
    this.#upTo(this.#limit < STEP ? STEP : this.#limit + STEP);
    await this.look();
  }

  /** Looks among other entries, or in another order. */
  async change(by: { filter?: Filter; order?: Order }): Promise<void> {
    this.filter = by.filter ?? this.filter;
    this.order = by.order ?? this.order;
    this.#upTo(STEP);
    await this.look();
  }

  /** Asks what was asked before the lock, or what another page asks. */
  async begin(asked: Partial<Asked>): Promise<void> {
    this.query = asked.query ?? "";
    await this.change(asked);
  }
}

export const search = new SearchView();
