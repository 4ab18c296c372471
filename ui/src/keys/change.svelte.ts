/**
 * One change of what opens the journal, question by question. It goes on when its page is left while
 * it is under way, and the words that were typed for it are let go of as soon as they are not needed.
 */

import { ask, asApiError, call, type Code, type KeysChanged } from "../api/client";
import { Job } from "../settings/job.svelte";

/** What is changed: the passphrase, or the recovery code, which may be made, replaced or removed. */
export type What = "passphrase" | "code" | "no-code";

/** The question that stands there, or what comes of it. */
export type Step = "overview" | "now" | "new" | "known" | "code" | "sure" | "doing" | "done";

class Change {
  step = $state<Step>("overview");
  what = $state<What>("passphrase");
  /** Whether everything is encrypted anew, because somebody could know the old passphrase. */
  rekey = $state(false);
  /** Whether a recovery code opens the journal; not known before it was asked. */
  recovery = $state<boolean | undefined>();
  /** Whether there was one before this change. */
  before = $state(false);
  /** A question to the host is under way. */
  asking = $state(false);
  /** Why the last answer was refused. */
  refused = $state<Code | undefined>();
  readonly job = new Job<KeysChanged>();

  #now = "";
  #next = "";

  /** Asks how things stand. */
  async look(): Promise<void> {
    try {
      this.recovery = (await call("vault_info", {})).recovery;
    } catch (thrown) {
      this.refused = asApiError(thrown).code;
    }
  }

  /** Begins with the passphrase of now, which is asked before anything. */
  begin(what: What): void {
    this.#forget();
    this.what = what;
    this.rekey = false;
    this.before = this.recovery ?? false;
    this.refused = undefined;
    this.job.forget();
    this.step = "now";
  }

  /** The passphrase of now. A wrong one is said, and asked again. */
  async prove(passphrase: string): Promise<boolean> {
    if (this.asking) return false;
    this.asking = true;
    this.refused = undefined;
    try {
      await ask("keys_check", { passphrase });
      // Somebody who went elsewhere meanwhile is not asked on.
      if (this.step !== "now") return true;
      this.#now = passphrase;
      this.step = this.what === "passphrase" ? "new" : this.what === "code" ? "code" : "sure";
      return true;
    } catch (thrown) {
      this.refused = asApiError(thrown).code;
      return false;
    } finally {
      this.asking = false;
    }
  }

  /** The new passphrase, typed twice. */
  choose(passphrase: string): void {
    this.#next = passphrase;
    this.step = "known";
  }

  /** Whether somebody could know the old one. If so, a new recovery code comes first. */
  async answer(known: boolean): Promise<void> {
    this.rekey = known;
    if (known) this.step = "code";
    else await this.go();
  }

  /** Does it. What was refused has changed nothing, and is said. */
  async go(): Promise<void> {
    if (this.job.running) return;
    const two = { passphrase: `${this.#now}\n${this.#next}` };
    const one = { passphrase: this.#now };
    this.#forget();
    this.step = "doing";
    await this.job.run(() => {
      if (this.what === "no-code") return ask("keys_recovery_remove", one);
      if (this.what === "code") return ask("keys_recovery", one);
      return ask(this.rekey ? "keys_rekey" : "keys_change", two);
    });
    await this.look();
    this.step = "done";
  }

  /** Leaves it as it is, unless it is under way. */
  leave(): void {
    if (this.step === "doing") return;
    const offered = this.step === "code";
    this.#forget();
    this.refused = undefined;
    this.step = "overview";
    // A code that is not put to use opens nothing. One that is not withdrawn goes with the window.
    if (offered) void ask("recovery_drop", {}).catch(() => undefined);
  }

  /** Stops it at its next step; what opened the journal before still does. */
  async stop(): Promise<void> {
    if (this.job.running) await this.job.stop();
  }

  #forget() {
    this.#now = "";
    this.#next = "";
  }
}

export const change = new Change();
