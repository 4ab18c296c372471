/** The pictures in docs/screenshots: none is missing, none is left over, and no screen is without. */

import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { expect, test } from "@playwright/test";

import { FOLDER, index, names } from "./screenshots/album";
import { SCREENS } from "./screenshots/screens";

const PLACES = resolve(import.meta.dirname, "../../ui/src/app/place.ts");

test("every picture that is listed is there, and no other", () => {
  const there = readdirSync(FOLDER).filter((file) => file.endsWith(".png"));
  expect(there.sort()).toEqual(names().sort());
});

test("the index lists them", () => {
  expect(readFileSync(join(FOLDER, "README.md"), "utf8")).toBe(index());
});

test("every view of the main window has a picture", () => {
  const list = /const NAMES[^=]*= \[([^\]]+)\]/.exec(readFileSync(PLACES, "utf8"))?.[1] ?? "";
  const views = [...list.matchAll(/"([a-z]+)"/g)].map(([, view]) => view ?? "");
  expect(views.length).toBeGreaterThan(8);
  const pictured = SCREENS.map(({ view }) => view);
  expect(views.filter((view) => !pictured.includes(view))).toEqual([]);
});
