/** The tags there are, the most used first, as long as somebody shows them. */

import { call, listen, type Tag } from "../api/client";

class Tags {
  all = $state.raw<readonly Tag[]>([]);

  /** Reads them now and after every change, until the answer is called. */
  follow(): () => void {
    const read = async () => {
      this.all = await call("tag_list", {});
    };
    // A list of tags that cannot be read now is read again with the next change.
    const again = () => void read().catch(() => undefined);
    again();
    return listen("tags-changed", again);
  }
}

export const tags = new Tags();
