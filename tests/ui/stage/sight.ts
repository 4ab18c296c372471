/** What every screen has to be for everyone: sound by axe, and nothing of it cut off or pushed out. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { type Page, expect } from "@playwright/test";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");

/** Zoom halves the page in CSS pixels and doubles each of them. */
export const SIZES = [
  ["800 × 600", { viewport: { width: 800, height: 600 }, deviceScaleFactor: 1 }],
  ["200 % zoom", { viewport: { width: 400, height: 300 }, deviceScaleFactor: 2 }],
] as const;

/** By day everything is looked at; what only the colours change, in the other looks. */
export const LOOKS = [
  ["day", { colorScheme: "light", forcedColors: "none" }, {}],
  ["dusk", { colorScheme: "dark", forcedColors: "none" }, { runOnly: ["color-contrast"] }],
  [
    "forced colours",
    { colorScheme: "light", forcedColors: "active" },
    // The system sees to contrast there, and a page cannot read its colours back.
    { rules: { "color-contrast": { enabled: false } } },
  ],
] as const;

type Look = (typeof LOOKS)[number];

/** Nothing here may fail: axe in every look, and nothing wider than the window or cut off. */
export async function look(
  page: Page,
  where: string,
  looks: readonly Look[] = LOOKS,
): Promise<void> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  for (const [name, media, options] of looks) {
    await page.emulateMedia({ ...media, reducedMotion: "reduce" });
    const found = await page.evaluate(async (options) => {
      const { axe } = window as unknown as { axe: typeof import("axe-core") };
      const { violations } = await axe.run(document, {
        resultTypes: ["violations"],
        ...(options as object),
      });
      return violations.flatMap(({ id, help, nodes }) =>
        nodes.map((node) => `${id}: ${help}: ${node.html}: ${node.failureSummary}`),
      );
    }, options);
    expect.soft(found, `axe, ${where}, ${name}`).toEqual([]);
  }
  expect.soft(await outOfSight(page), `out of sight, ${where}`).toEqual([]);
}

/**
 * What is wider than the window, what stands outside of it, and what cuts its own words off. Words
 * that fade at their end with three dots are whole, and so is what can be scrolled.
 */
function outOfSight(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const main = document.querySelector("main") ?? document.body;
    const wider = [document.documentElement, main]
      .filter((element) => element.scrollWidth > element.clientWidth)
      .map((element) => `${element.localName}: ${element.scrollWidth}`);

    const scope = document.querySelector("dialog[open]") ?? main;
    const scrolls = (element: Element) => {
      for (let at: Element | null = element; at && at !== scope; at = at.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(at).overflowX)) return true;
        if (at.classList.contains("hidden-words")) return true;
      }
      return false;
    };
    const cut = [...scope.querySelectorAll<HTMLElement>("*")].flatMap((element) => {
      const box = element.getBoundingClientRect();
      // What is seen through lies over the words that are read in its place.
      if (!element.checkVisibility({ opacityProperty: true }) || scrolls(element)) return [];
      const style = getComputedStyle(element);
      const outside = box.left < -0.5 || box.right > innerWidth + 0.5;
      const fades = style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none";
      const hides = (overflow: string) => /hidden|clip/.test(overflow) && !fades;
      const words =
        (hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1) ||
        // Of what is broken into lines, a line that is left out is left out whole.
        (hides(style.overflowY) &&
          style.flexWrap !== "wrap" &&
          element.scrollHeight > element.clientHeight + 1);
      return outside || words
        ? [`${outside ? "outside" : "cut"}: ${element.outerHTML.slice(0, 160)}`]
        : [];
    });
    return [...wider, ...cut];
  });
}
