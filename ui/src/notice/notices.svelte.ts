/** Short notices at the foot of the page, said to screen readers too. */

/** One notice. */
export type Notice = {
  text: string;
  /** What takes it back, for the seconds the notice stands. */
  undo?: () => Promise<void>;
};

/** How long a notice stands. Whatever can be undone can be for at least as long. */
const STANDS_MS = 10_000;

class Notices {
  present = $state.raw<Notice | undefined>();
  #ends: ReturnType<typeof setTimeout> | undefined;

  /** Shows a notice in place of the one before. */
  tell(notice: Notice): void {
    clearTimeout(this.#ends);
    this.present = notice;
    this.#ends = setTimeout(() => this.dismiss(), STANDS_MS);
  }

  /** Takes it away. */
  dismiss(): void {
    clearTimeout(this.#ends);
    this.present = undefined;
  }

  /** Takes back what the notice tells of. */
  async undo(): Promise<void> {
    const undo = this.present?.undo;
    this.dismiss();
    await undo?.();
  }
}

export const notices = new Notices();
