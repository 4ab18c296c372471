/** The matters that are written down, kept up with the vault while a page follows. */

import { call, listen, type Matter } from "../api/client";

class Matters {
  all = $state.raw<readonly Matter[]>();
  refused = $state.raw<unknown>();
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
      this.all = await call("matter_list", {});
      this.refused = undefined;
    } catch (thrown) {
      this.refused = thrown;
    }
  }
}

export const matters = new Matters();
