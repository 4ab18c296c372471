/**
 * Emptying the trash. What is emptied cannot be had back, so the time to think again lies before:
 * the act begins after ten seconds, and stopping, leaving the page or locking means that nothing
 * happens at all.
 */

/** How long it can be stopped, in seconds. */
export const SECONDS = 10;

export class Emptying {
  /** How many seconds are left; nothing while nobody waits for it. */
  left = $state.raw<number>();
  /** How far it is, once it has begun. */
  working = $state.raw<{ done: number; total: number | undefined }>();

  #ticking: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly act: () => Promise<void>) {}

  /** Begins to count. */
  begin(): void {
    if (this.left !== undefined || this.working) return;
    this.left = SECONDS;
    this.#ticking = setInterval(() => this.#tick(), 1000);
  }

  /** Stops it, as long as it has not begun. */
  stop(): void {
    clearInterval(this.#ticking);
    this.left = undefined;
  }

  /** Notes how far it is. */
  at(done: number, total: number | undefined): void {
    if (this.working) this.working = { done, total };
  }

  #tick(): void {
    this.left = (this.left ?? 0) - 1;
    if (this.left > 0) return;
    this.stop();
    void this.#work();
  }

  async #work(): Promise<void> {
    this.working = { done: 0, total: undefined };
    try {
      await this.act();
    } finally {
      this.working = undefined;
    }
  }
}
