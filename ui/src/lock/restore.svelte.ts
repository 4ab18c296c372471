/** A journal from a backup: which one, how it is wanted, how far it is. */

import { ask, asApiError, type BackupNote, type Code } from "../api/client";
import { moment } from "../kit/dates";
import { t } from "../kit/words";
import { door } from "./door.svelte";

/** How often it is asked how far it is. */
const GLANCE_MS = 300;

class Restore {
  /** What the chosen backup says of itself. */
  note = $state.raw<BackupNote | undefined>();
  /** The newest backup of the journal that is meant, where one is known. */
  known = $state.raw<BackupNote | undefined>();
  inPlace = $state<"beside" | "in-place">("beside");
  by = $state<"passphrase" | "recovery">("passphrase");
  running = $state(false);
  done = $state(0);
  total = $state<number | undefined>();
  refused = $state<Code | undefined>();

  /** Finds out whether a backup is known. */
  async find(): Promise<void> {
    this.known = (await ask("restore_known", {}).catch(() => null)) ?? undefined;
  }

  /** Asks for a file. */
  async pick(): Promise<void> {
    await this.#choose(() => ask("restore_pick", {}));
  }

  /** Takes the newest one that is known. */
  async takeNewest(): Promise<void> {
    await this.#choose(() => ask("restore_newest", {}));
  }

  /** Does it with what was typed. Answers whether the journal is there again. */
  async run(typed: string): Promise<boolean> {
    const note = this.note;
    if (!note || this.running) return false;
    this.running = true;
    this.refused = undefined;
    this.done = 0;
    this.total = undefined;
    const glances = setInterval(() => void this.#glance(), GLANCE_MS);
    try {
      const byRecovery = this.by === "recovery";
      const plan = { in_place: this.inPlace === "in-place", by_recovery: byRecovery };
      await ask("restore_plan", plan);
      const secret = byRecovery ? { recovery: typed } : { passphrase: typed };
      const { door: state, aside } = await ask("restore_run", secret);
      door.stand(state);
      const date = moment(note.made_at);
      door.told = aside ? t("restore-done-aside", { date, aside }) : t("restore-done", { date });
      this.note = undefined;
      return true;
    } catch (thrown) {
      this.refused = asApiError(thrown).code;
      return false;
    } finally {
      clearInterval(glances);
      this.running = false;
    }
  }

  /** Stops it at its next step. */
  async stop(): Promise<void> {
    // One that is just done cannot be stopped; its answer tells.
    await ask("restore_stop", {}).catch(() => undefined);
  }

  /** Another file, or none. */
  letGo(): void {
    this.note = undefined;
    this.refused = undefined;
  }

  async #choose(choose: () => Promise<BackupNote | null>) {
    this.refused = undefined;
    try {
      const note = await choose();
      if (!note) return;
      this.note = note;
      this.by = "passphrase";
      this.inPlace = "beside";
    } catch (thrown) {
      this.refused = asApiError(thrown).code;
    }
  }

  async #glance() {
    const progress = await ask("restore_progress", {}).catch(() => null);
    if (!progress || !this.running || progress.total === 0) return;
    this.done = progress.done;
    this.total = progress.total;
  }
}

export const restore = new Restore();
