/** What a browser offers and a program does not: reading a page anew, and a menu for web pages. */

/** Where the menu has to do with words: in fields, and on a selection. */
function isWriting(target: EventTarget | null): boolean {
  const element = target instanceof Element ? target : null;
  const field = element?.closest("input, textarea, [contenteditable=true]");
  return field !== null && field !== undefined;
}

function readsAnew(event: KeyboardEvent): boolean {
  const mod = event.ctrlKey || event.metaKey;
  return event.key === "F5" || (mod && event.key.toLowerCase() === "r");
}

/** Leaves that out for as long as the page is there. */
export function asProgram(): void {
  addEventListener("keydown", (event) => {
    if (readsAnew(event)) event.preventDefault();
  });
  addEventListener("contextmenu", (event) => {
    if (!isWriting(event.target) && getSelection()?.isCollapsed !== false) event.preventDefault();
  });
}
