/** Taking back what a notice tells of. */

import { call, requestId } from "../api/client";
import { revert } from "../history/revert";
import { errorWords } from "../kit/errors";
import { notices, type Undo } from "../notice/notices.svelte";

/** Takes back what the present notice tells of, and says so when that is refused. */
export async function undo(): Promise<void> {
  const done = notices.present?.undo;
  notices.dismiss();
  if (!done) return;
  try {
    await takeBack(done);
  } catch (thrown) {
    notices.tell({ text: errorWords(thrown) });
  }
}

async function takeBack(done: Undo): Promise<void> {
  switch (done.what) {
    case "trashed":
      await call("trash_restore", { id: done.id, request_id: requestId() });
      return;
    case "noted":
      await call("event_delete", { id: done.id, request_id: requestId() });
      return;
    case "checked-in":
      await call("checkin_delete", { id: done.id, request_id: requestId() });
      return;
    case "sealed":
      await call("entry_open", { id: done.id, request_id: requestId() });
      return;
    case "taken-out":
      await call("entry_delete", { id: done.id, request_id: requestId() });
      return;
    case "reverted":
      await revert(done.id, done.was, done.is);
  }
}
