/** Short notices at the foot of the page, said to screen readers too. */

/** What can be taken back, in a form that can be kept over a lock. */
export type Undo =
  /** An entry or a record went to the trash. */
  | { what: "trashed"; id: string }
  /** What came of a commitment was noted. */
  | { what: "noted"; id: string }
  /** A check-in was kept. */
  | { what: "checked-in"; id: string }
  /** An entry was sealed. */
  | { what: "sealed"; id: string }
  /** An entry came out of the trash. */
  | { what: "taken-out"; id: string }
  /** An entry went back to an earlier revision: which one it was, and which it is now. */
  | { what: "reverted"; id: string; was: number; is: number };

/** One notice. */
export type Notice = {
  text: string;
  /** What it tells of, where that can be taken back while the notice stands. */
  undo?: Undo;
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

  /** What is to be kept over a lock: only what can be taken back. */
  kept(): Notice | null {
    return this.present?.undo ? this.present : null;
  }

  /** Shows again what was kept, for as long as any notice stands. */
  putBack(kept: unknown): void {
    const { text, undo } = (kept ?? {}) as Partial<Notice>;
    if (typeof text === "string" && undo) this.tell({ text, undo });
  }
}

export const notices = new Notices();
