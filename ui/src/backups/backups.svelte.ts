/** The backups there are, and where they are kept, as they are now. */

import { call, listen, type Backups } from "../api/client";
import { latest, TOO_LATE } from "../kit/latest";

class Kept {
  /** All of them, once they are read. */
  all = $state.raw<Backups>();
  refused = $state.raw<unknown>();
  #list = latest(() => call("backup_list", {}));

  /** Reads them now and whenever they change, until the answer is called. */
  follow(): () => void {
    void this.read();
    return listen("backups-changed", () => void this.read());
  }

  /** Looks at the places again. */
  async read(): Promise<void> {
    try {
      const all = await this.#list();
      if (all === TOO_LATE) return;
      this.all = all;
      this.refused = undefined;
    } catch (thrown) {
      this.refused = thrown;
    }
  }
}

export const backups = new Kept();
