/** Hiding and locking: by the writer, or by the host when nobody is there. */

import { ask, changeWindow, listen } from "../api/client";
import { errorWords } from "../kit/errors";
import { waiting } from "../entries/sheets";
import { handOver } from "../entries/unsaved";
import { change } from "../keys/change.svelte";
import { notices } from "../notice/notices.svelte";
import { leave } from "../route/leave";
import { keepPlace } from "./place";

/** How long saving may hold up a lock that the writer asked for. The host waits as long. */
const PATIENCE_MS = 1500;
/**
 * How long a key may be on its way. What the host says overtakes keys that were pressed before it,
 * when the page is behind with them; a lock that the writer asks for is a key itself.
 */
const ON_ITS_WAY_MS = 100;

class Lock {
  /** Nothing is to be seen any more. */
  hidden = $state(false);

  /** Hides everything at once, then saves and locks. */
  async now(): Promise<void> {
    if (this.hidden) return;
    this.hidden = true;
    await Promise.race([saved({ onTheirWay: false }), pause(PATIENCE_MS)]);
    try {
      await ask("lock_now", {});
      changeWindow();
    } catch (thrown) {
      this.hidden = false;
      notices.tell({ text: errorWords(thrown) });
    }
  }

  /** Answers the host when it is about to lock, until the answer is called. */
  hear(): () => void {
    return listen("locking", ({ reason }) => {
      // A window that is closed may be kept open after all, when words would be lost.
      if (reason !== "close") this.hidden = true;
      void saved({ onTheirWay: true })
        .then(() => ask("lock_ready", {}))
        // A host that has locked already needs no answer.
        .catch(() => undefined)
        .then(changeWindow);
    });
  }
}

/** Saves what there is, and what comes after it when keys may be `onTheirWay`. */
async function saved({ onTheirWay }: { onTheirWay: boolean }): Promise<void> {
  // What waits for new keys is saved when they are given up, and not before.
  void change.stop();
  // Whatever comes of saving, and however long it takes: the host has the words by now. One that
  // does not answer is no reason not to save.
  await handOver().catch(() => undefined);
  // The texts first. They matter more than the place, and a new one gets its name by it.
  await leave();
  if (onTheirWay) {
    do {
      await pause(ON_ITS_WAY_MS);
      await leave();
    } while (waiting());
  }
  await keepPlace();
  await handOver();
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

export const lock = new Lock();
