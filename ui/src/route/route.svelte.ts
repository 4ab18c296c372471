/** Where the writer is in the main window. Kept in memory; `app/place` keeps it in the vault. */

import type { Kind } from "../api/client";
import { leave } from "./leave";

export type View =
  | { name: "home" }
  | { name: "timeline" }
  | { name: "entry"; id: string; search?: string }
  | { name: "new"; kind?: Kind; date?: string }
  | { name: "history"; id: string }
  | { name: "search"; query?: string }
  | { name: "trash" }
  | { name: "share"; ids?: string[] }
  | { name: "settings" }
  | { name: "protection" }
  | { name: "help" };

/** How many steps back are remembered. */
const STEPS = 50;

class Route {
  view = $state.raw<View>({ name: "home" });
  #earlier: View[] = [];
  #leaving = 0;

  /** Whether the writer stays: false while they are on the way to another view. */
  get stays(): boolean {
    return this.#leaving === 0;
  }

  /** Goes to a view, after what is unsaved in the present one is saved. */
  async go(view: View): Promise<void> {
    await this.#leave();
    this.#earlier = [...this.#earlier, this.view].slice(-STEPS);
    this.view = view;
  }

  /** Goes where the writer came from; home, when that is not known. */
  async back(): Promise<void> {
    await this.#leave();
    this.view = this.#earlier.pop() ?? { name: "home" };
  }

  async #leave(): Promise<void> {
    this.#leaving += 1;
    try {
      await leave();
    } finally {
      this.#leaving -= 1;
    }
  }

  /** Takes another view's place without a step back to it: a new entry that has got its name. */
  become(view: View): void {
    this.view = view;
  }
}

export const route = new Route();
