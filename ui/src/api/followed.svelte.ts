/** An answer of the core that is kept up with the vault, as long as somebody shows it. */

import type { Events } from "./generated";
import { listen } from "./client";

export class Followed<Answer> {
  /** Nothing, until it was read once. */
  answer = $state.raw<Answer>();
  /** Why it could not be read the last time. What was read before stays. */
  refused = $state.raw<unknown>();
  #followers = 0;
  #stop: (() => void) | undefined;

  /** `ask` is asked now and whenever `event` is told. */
  constructor(
    private readonly ask: () => Promise<Answer>,
    private readonly event: Exclude<keyof Events, "job-progress">,
  ) {}

  /** Keeps it up until the answer is called. */
  follow(): () => void {
    this.#followers += 1;
    if (this.#followers === 1) {
      void this.read();
      this.#stop = listen(this.event, () => void this.read());
    }
    return () => {
      this.#followers -= 1;
      if (this.#followers > 0) return;
      this.#stop?.();
      this.#stop = undefined;
    };
  }

  /** Asks again. */
  async read(): Promise<void> {
    try {
      this.answer = await this.ask();
      this.refused = undefined;
    } catch (thrown) {
      this.refused = thrown;
    }
  }
}
