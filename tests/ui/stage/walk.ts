/** Going by keys alone, as somebody does who has no mouse. */

import type { Page } from "@playwright/test";

/** Tab until what has this name has the focus. */
export const tabTo = (page: Page, name: string) => walkTo(page, "Tab", (here) => here === name);
export const backTo = (page: Page, name: string) =>
  walkTo(page, "Shift+Tab", (here) => here === name);
export const tabToBeginning = (page: Page, begin: string) =>
  walkTo(page, "Tab", (here) => here.startsWith(begin));

async function walkTo(page: Page, key: string, found: (name: string) => boolean): Promise<void> {
  const met: string[] = [];
  for (let steps = 0; steps < 40; steps += 1) {
    await page.keyboard.press(key);
    const here = await page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null;
      const name = element?.getAttribute("aria-label") ?? element?.labels?.[0]?.textContent;
      return (name ?? element?.textContent ?? "").trim();
    });
    if (found(here)) return;
    met.push(here.slice(0, 40));
  }
  throw new Error(`${key} does not reach it. It met: ${met.join(", ")}`);
}

/** What one goes through with Tab, as the page keeps it between two presses. */
type Walk = { all: Element[]; plain: string[]; met: Set<Element>; amiss: string[] };

/**
 * Goes with Tab through what lies on top: the dialog, or else the page. Answers what was not
 * reached, what had the focus out of sight or under something else, and what did not show it.
 */
export async function unreached(page: Page): Promise<string[]> {
  const count = await page.evaluate(() => {
    // The page before may have been gone through in this window too.
    delete (window as { walk?: unknown }).walk;
    const scope = document.querySelector("dialog[open]") ?? document.querySelector("main");
    if (!scope || scope.querySelector("[role=menu]")) return undefined;
    const all = [
      ...scope.querySelectorAll<HTMLElement>(
        "a[href], button, input, select, textarea, summary, [contenteditable=true], [tabindex]",
      ),
    ].filter((element) => {
      if (element.tabIndex < 0 || element.matches(":disabled")) return false;
      if (!element.checkVisibility()) return false;
      if (!(element instanceof HTMLInputElement) || element.type !== "radio") return true;
      // Of choices, one is reached by Tab and the others by arrows.
      const group = [...scope.querySelectorAll<HTMLInputElement>(`input[name="${element.name}"]`)];
      return element === (group.find(({ checked }) => checked) ?? group[0]);
    });
    (document.activeElement as HTMLElement | null)?.blur();
    const plain = all.map((element) => JSON.stringify(shown(element)));
    Object.assign(window, {
      walk: { all, plain, met: new Set(), amiss: [] } satisfies Walk,
      shown,
    });
    return all.length;

    /** How it looks, and what it lies in: the focus may be shown around it. */
    function shown(element: Element): string[] {
      const shows: string[] = [];
      for (let at: Element | null = element; at && shows.length < 4; at = at.parentElement) {
        const { outline, boxShadow, borderColor, backgroundColor } = getComputedStyle(at);
        shows.push([outline, boxShadow, borderColor, backgroundColor].join());
      }
      return shows;
    }
  });
  // In a menu one goes by arrows.
  if (count === undefined) return [];
  for (let steps = 0; steps < count + 24; steps += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(stepped)) break;
  }
  return page.evaluate(() => {
    const { walk } = window as unknown as { walk: Walk };
    const missed = walk.all.filter((element) => element.isConnected && !walk.met.has(element));
    return [...walk.amiss, ...missed.map((one) => `not reached: ${one.outerHTML.slice(0, 120)}`)];
  });
}

/** Looks at what has the focus; whether everything was met. */
function stepped(): boolean {
  const { walk, shown } = window as unknown as { walk: Walk; shown: (of: Element) => string[] };
  const here = document.activeElement;
  const at = here ? walk.all.indexOf(here) : -1;
  if (!here || at < 0 || walk.met.has(here)) return walk.met.size === walk.all.length;
  walk.met.add(here);
  const say = (what: string) => walk.amiss.push(`${what}: ${here.outerHTML.slice(0, 120)}`);
  // Where one types, the caret shows it, and its line is what has to be in sight.
  const typed = here.matches("textarea, input:not([type]), [contenteditable=true]");
  if (!typed && JSON.stringify(shown(here)) === walk.plain[at]) say("does not show the focus");
  const { left, right, top, bottom } = here.getBoundingClientRect();
  const x = (Math.max(0, left) + Math.min(innerWidth, right)) / 2;
  const y = (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2;
  const over = document.elementFromPoint(x, y);
  const seen = Math.min(innerHeight, bottom) - Math.max(0, top);
  if (!over || seen < (typed ? 24 : bottom - top - 1)) say("has the focus out of sight");
  else if (!here.contains(over) && !over.contains(here) && !over.closest("label")) {
    say(`has the focus under ${over.outerHTML.slice(0, 80)}`);
  }
  return walk.met.size === walk.all.length;
}
