/** Where the pictures lie, what they are called, and the page that lists them. */

import { resolve } from "node:path";

import { LOOKS, SCREENS, SIZES } from "./screens";

/** Their folder. */
export const FOLDER = resolve(import.meta.dirname, "../../../docs/screenshots");

/** What a picture is called. */
export function file(name: string, size: string, look: string): string {
  return `${name}-${size}-${look}.png`;
}

/** The pictures of one screen, with what sets each apart. */
function ofScreen(name: string): { file: string; way: string }[] {
  return SIZES.flatMap(({ size }) =>
    LOOKS.map(({ look }) => ({
      file: file(name, size, look),
      way: `${size}, ${look}`,
    })),
  );
}

/** The names of all pictures. */
export function names(): string[] {
  return SCREENS.flatMap(({ name }) => ofScreen(name).map(({ file }) => file));
}

/** The page that lists them. */
export function index(): string {
  const links = (name: string) =>
    ofScreen(name)
      .map(({ file, way }) => `[${way}](${file})`)
      .join(" · ");
  const lines = SCREENS.map(({ name, about }) => `| ${about} | ${links(name)} |`);
  return [
    "# Screenshots",
    "",
    "Every screen, by day and at dusk, in a window of 1280 × 860 and in one of 800 × 600. They are taken by",
    "`cargo xtask screenshots` from the pages in Chromium on the real core. The journals in them are made up: one of some",
    "weeks of writing, and one of twelve weeks of repairing, which is `crates/api/tests/api/life/script.json`. The core's own",
    "tests go through the same twelve weeks and hold Home, timelines, the weekly look and each tool to them day by day.",
    "",
    "| screen | pictures |",
    "|---|---|",
    ...lines,
    "",
  ].join("\n");
}
