/** The settings of the vault, as they are now. */

import { call, listen, requestId, type Setting } from "../api/client";
import { errorWords } from "../kit/errors";
import { notices } from "../notice/notices.svelte";

class Settings {
  all = $state.raw<readonly Setting[]>([]);
  refused = $state.raw<unknown>();

  /** Reads them now and whenever they change, until the answer is called. */
  follow(): () => void {
    void this.#read();
    return listen("settings-changed", () => void this.#read());
  }

  /** One of them, once they are read. */
  named(key: string): Setting | undefined {
    return this.all.find((setting) => setting.key === key);
  }

  /** Changes one; it stays what it was when that is refused. */
  async set(key: string, value: string | number): Promise<void> {
    try {
      const changed = await call("setting_set", { key, value, request_id: requestId() });
      this.all = this.all.map((setting) => (setting.key === key ? changed : setting));
    } catch (thrown) {
      notices.tell({ text: errorWords(thrown) });
      await this.#read();
    }
  }

  async #read() {
    try {
      this.all = await call("setting_list", {});
      this.refused = undefined;
    } catch (thrown) {
      this.refused = thrown;
    }
  }
}

export const settings = new Settings();
