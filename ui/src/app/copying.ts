/** Tells the host that something was copied, so that it does not stay on the clipboard. */

import { ask } from "../api/client";

/** Tells it of every copy until the answer is called. */
export function copying(): () => void {
  const copied = () => {
    // The web view lays it on the clipboard after this event, and before the next task.
    setTimeout(() => {
      // A host that is locking takes it away in any case.
      ask("copied", {}).catch(() => undefined);
    });
  };
  document.addEventListener("copy", copied);
  document.addEventListener("cut", copied);
  return () => {
    document.removeEventListener("copy", copied);
    document.removeEventListener("cut", copied);
  };
}
