/** Where the focus goes when what had it is there no more. */

/** Whether nothing has the focus. */
export function isLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/** Moves the focus to the title of the page; where that takes none, to the page. */
export function focusTitle() {
  const title = document.querySelector<HTMLElement>("h1[tabindex]");
  (title ?? document.querySelector<HTMLElement>("main"))?.focus({ preventScroll: true });
}
