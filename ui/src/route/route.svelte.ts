/** Where the writer is in the main window. Kept in memory; `app/place` keeps it in the vault. */

import type { CommitmentKind, Kind } from "../api/client";
import { leave } from "./leave";

export type View =
  | { name: "home" }
  | { name: "timeline" }
  | { name: "entry"; id: string; search?: string }
  | { name: "new"; kind?: Kind; date?: string; lens?: string; person?: string; matter?: string }
  | { name: "history"; id: string }
  | { name: "search"; query?: string }
  | { name: "matters" }
  | { name: "matter"; id: string }
  | { name: "person"; id: string }
  | { name: "commitments" }
  | { name: "commitment"; id: string }
  | ({ name: "commitment-new" } & CommitmentBegun)
  | { name: "checkins" }
  | { name: "values" }
  | { name: "counsellor" }
  | { name: "session"; id: string }
  | { name: "week" }
  | { name: "support" }
  | { name: "safe" }
  | { name: "trash" }
  | { name: "share"; ids?: string[]; session?: string }
  | { name: "settings" }
  | { name: "keys" }
  | { name: "removal" }
  | { name: "protection" }
  | { name: "help" };

/** What is known of a commitment before it is written down. */
export type CommitmentBegun = {
  kind: CommitmentKind;
  text?: string;
  person?: string;
  matter?: string;
  from?: string;
};

/** How many steps back are remembered. */
const STEPS = 50;

class Route {
  view = $state.raw<View>({ name: "home" });
  /** Makes ready what a view needs before it is shown: set by whatever shows it. */
  prepare: (view: View) => Promise<void> | undefined = () => undefined;

  #earlier: View[] = [];
  #leaving = 0;
  #steps = 0;

  /** Whether the writer stays: false while they are on the way to another view. */
  get stays(): boolean {
    return this.#leaving === 0;
  }

  /** Goes to a view, after what is unsaved in the present one is saved. */
  async go(view: View): Promise<void> {
    if (!(await this.#leave(view))) return;
    this.#earlier = [...this.#earlier, this.view].slice(-STEPS);
    this.view = view;
  }

  /** Goes where the writer came from; home, when that is not known. */
  async back(): Promise<void> {
    const view = this.#earlier.at(-1) ?? { name: "home" };
    if (!(await this.#leave(view))) return;
    this.#earlier.pop();
    this.view = view;
  }

  /** Answers whether the writer still wants to go there, and not elsewhere by now. */
  async #leave(to: View): Promise<boolean> {
    this.#steps += 1;
    const step = this.#steps;
    this.#leaving += 1;
    try {
      await leave();
      await this.prepare(to);
    } finally {
      this.#leaving -= 1;
    }
    return step === this.#steps;
  }

  /** Goes to a view in the place of this one, to which there is no step back then. */
  async replace(view: View): Promise<void> {
    if (await this.#leave(view)) this.view = view;
  }

  /**
   * Is another view from now on, on the page that is shown: a new entry that has got its name. A view
   * with a page of its own may not be ready; {@link replace} waits for it.
   */
  become(view: View): void {
    this.view = view;
  }
}

export const route = new Route();
