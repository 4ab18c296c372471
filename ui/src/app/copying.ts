/**
 * Tells the host that something was copied or cut, so that it does not stay on the clipboard. What was
 * cut may be nowhere else, and stays until the journal is locked.
 */

import { ask } from "../api/client";

/** Tells it of every copy until the answer is called. */
export function copying(): () => void {
  const copied = (event: ClipboardEvent) => {
    // The web view lays it on the clipboard after this event, and before the next task.
    setTimeout(() => {
      // A host that is locking takes it away in any case.
      ask("copied", { cut: event.type === "cut" }).catch(() => undefined);
    });
  };
  document.addEventListener("copy", copied);
  document.addEventListener("cut", copied);
  return () => {
    document.removeEventListener("copy", copied);
    document.removeEventListener("cut", copied);
  };
}
