/** Everybody who is written down, kept up with the vault while a page follows. */

import { call, listen, type Person } from "../api/client";

class People {
  all = $state.raw<readonly Person[]>([]);
  /** Whether they were read once. */
  known = $state(false);
  #followers = 0;
  #stop: (() => void) | undefined;

  /** Keeps the list up until the answer is called. */
  follow(): () => void {
    this.#followers += 1;
    if (this.#followers === 1) {
      void this.read();
      this.#stop = listen("matters-changed", () => void this.read());
    }
    return () => {
      this.#followers -= 1;
      if (this.#followers > 0) return;
      this.#stop?.();
      this.#stop = undefined;
    };
  }

  async read(): Promise<void> {
    try {
      this.all = await call("person_list", {});
      this.known = true;
    } catch {
      // What is shown stays; the page that needs it says what was refused.
    }
  }
}

export const people = new People();
