/** A new recovery code on its way to paper. The host keeps the code; here is only what is shown. */

import { ask, asApiError, type Code, type Printed } from "../api/client";

/** Showing it, typing two groups of it back, or being told what it means to do without. */
export type RecoveryStep = "show" | "rehearse" | "skip";

/** One code at a time. */
export class NewCode {
  step = $state<RecoveryStep>("show");
  /** The nine groups, while they are shown. */
  groups = $state.raw<string[]>([]);
  /** The numbers of the groups to type back. */
  asked = $state.raw<[number, number]>([1, 2]);
  busy = $state(false);
  /** Which of the typed groups are not as they were written. */
  wrong = $state.raw<[boolean, boolean]>([false, false]);
  saved = $state(false);
  printed = $state<Printed | undefined>();
  refused = $state<Code | undefined>();

  /** Makes a code and shows it. */
  async begin(): Promise<void> {
    await this.#try(async () => {
      this.saved = false;
      this.printed = undefined;
      this.asked = (await ask("recovery_new", {})).asked;
      await this.#show();
    });
  }

  /** Shows the same code again. */
  async showAgain(): Promise<void> {
    await this.#try(() => this.#show());
  }

  /** From the code to typing it back. It is not kept here meanwhile. */
  rehearse(): void {
    this.#turnTo("rehearse");
  }

  /** To what it means to do without. */
  consider(): void {
    this.#turnTo("skip");
  }

  /** Keeps it in a file that the host asks for. */
  async save(): Promise<void> {
    await this.#try(async () => {
      if ((await ask("recovery_save", {})).saved) this.saved = true;
    });
  }

  async print(): Promise<void> {
    await this.#try(async () => {
      this.printed = (await ask("recovery_print", {})).printed;
    });
  }

  /** Compares what was typed. Answers whether both groups are as they were written. */
  async compare(first: string, second: string): Promise<boolean> {
    let right = false;
    await this.#try(async () => {
      const answer = await ask("recovery_rehearse", { recovery: `${first}\n${second}` });
      this.wrong = [!answer.right[0], !answer.right[1]];
      right = answer.right[0] && answer.right[1];
    });
    return right;
  }

  /** Wipes the code at the host; it opens nothing then. Answers whether that was done. */
  async withdraw(): Promise<boolean> {
    let gone = false;
    await this.#try(async () => {
      await ask("recovery_drop", {});
      gone = true;
    });
    return gone;
  }

  async #show() {
    this.groups = (await ask("recovery_code", {})).split("-");
    this.step = "show";
  }

  #turnTo(step: RecoveryStep) {
    this.groups = [];
    this.wrong = [false, false];
    this.refused = undefined;
    this.step = step;
  }

  async #try(what: () => Promise<void>) {
    if (this.busy) return;
    this.busy = true;
    this.refused = undefined;
    try {
      await what();
    } catch (thrown) {
      this.refused = asApiError(thrown).code;
    } finally {
      this.busy = false;
    }
  }
}
