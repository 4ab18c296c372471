/** Keys that are pressed while the page they are meant for is still being read. */

/** How long the page that comes may take to have the focus, in milliseconds. */
const PATIENCE_MS = 1000;

/**
 * Waits for a page. What is typed meanwhile is not for the page before it: it is held, and typed
 * where the caret of the new page is. Keys that do something else go nowhere.
 *
 * A page that is for `writing` has the keys when its caret is there, any other when it has the focus.
 */
export async function typedAhead(read: Promise<void>, writing: boolean): Promise<void> {
  let held = "";
  const hold = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (Array.from(event.key).length === 1) held += event.key;
  };
  addEventListener("keydown", hold, true);
  const release = () => {
    removeEventListener("keydown", hold, true);
    // The one way to type that an editor takes for typing, undo and all.
    if (held !== "" && hasCaret()) document.execCommand("insertText", false, held);
  };
  try {
    await read;
  } catch (failed) {
    removeEventListener("keydown", hold, true);
    throw failed;
  }
  const before = document.activeElement;
  const until = performance.now() + PATIENCE_MS;
  const look = () => {
    const here = document.activeElement;
    const come = here !== before && here !== document.body && (!writing || hasCaret());
    if (come || performance.now() > until) release();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

function hasCaret(): boolean {
  const here = document.activeElement;
  return (
    here instanceof HTMLInputElement ||
    here instanceof HTMLTextAreaElement ||
    (here instanceof HTMLElement && here.isContentEditable)
  );
}
