/**
 * Answers that become a record: each is kept a moment after it is given, one save at a time, and
 * what could not be kept is tried again and stays on the page.
 */

import { asApiError, type ApiError } from "../api/client";
import type { Answers } from "./guide";

/** Where the answers go. */
export type Kept = {
  /** Makes the record. `undefined` while the answers do not say enough for one. */
  make: (answers: Answers) => Promise<string> | undefined;
  /** Changes it: only what was answered anew, `undefined` where an answer was taken back. */
  change: (id: string, anew: Answers, all: Answers) => Promise<unknown>;
};

export type KeepingState =
  | { name: "resting" }
  | { name: "waiting" }
  | { name: "kept" }
  | { name: "refused"; error: ApiError };

/** From an answer to its being kept, while nothing more is typed. */
export const PAUSE_MS = 700;
/** How long until it is tried again. */
export const AGAIN_MS = 4000;

export class Keeping {
  answers = $state.raw<Answers>({});
  /** The record's name, once there is one. */
  id = $state.raw<string | undefined>();
  state = $state.raw<KeepingState>({ name: "resting" });

  #anew: Answers = {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;

  constructor(
    private readonly kept: Kept,
    private readonly born: (id: string) => void = () => undefined,
  ) {}

  /** Begins with what there is. */
  begin(answers: Answers, id?: string): this {
    this.answers = answers;
    this.id = id;
    return this;
  }

  /** Takes an answer, or takes one back. */
  give = (field: string, answer: unknown): void => {
    const others = Object.entries(this.answers).filter(([name]) => name !== field);
    this.answers = Object.fromEntries(answer === undefined ? others : [...others, [field, answer]]);
    this.#anew = { ...this.#anew, [field]: answer };
    this.state = { name: "waiting" };
    this.#after(PAUSE_MS);
  };

  /** Keeps what is not kept yet, and waits until that was tried. */
  async now(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#running) await this.#running;
    if (nothing(this.#anew)) return;
    this.#running = this.#keep().finally(() => (this.#running = undefined));
    await this.#running;
  }

  /** Tries no more. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #after(pause: number) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.now(), pause);
  }

  async #keep(): Promise<void> {
    const anew = this.#anew;
    this.#anew = {};
    try {
      if (this.id === undefined) {
        const made = this.kept.make(this.answers);
        if (!made) {
          this.#takeUp(anew);
          this.state = { name: "resting" };
          return;
        }
        this.id = await made;
        this.born(this.id);
      } else {
        await this.kept.change(this.id, anew, this.answers);
      }
      if (nothing(this.#anew)) this.state = { name: "kept" };
    } catch (thrown) {
      this.#takeUp(anew);
      const error = asApiError(thrown);
      this.state = { name: "refused", error };
      if (error.retry) this.#after(AGAIN_MS);
    }
  }

  /** What was not kept is still to be kept, unless it was answered anew meanwhile. */
  #takeUp(anew: Answers) {
    this.#anew = { ...anew, ...this.#anew };
  }
}

function nothing(answers: Answers): boolean {
  return Object.keys(answers).length === 0;
}
