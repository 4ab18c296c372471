/** What a screen is, and the steps that lead to many. */

import { expect, type Page as Window } from "@playwright/test";

import { act, main } from "../stage/ways";
import { t } from "../stage/words";
import { editor } from "../stage/writing";
import type { Journal, Studio } from "./studio";

/** One screen. */
export type Screen = {
  /** The first part of its pictures' names. */
  name: string;
  /** What it shows, in a few words. */
  about: string;
  /** The view of the main window it is, or the lock window. */
  view: string;
  journal: Journal;
  /** The moment it is in it; the usual one unless given. */
  now?: string;
  /** From the first page of an open window to the screen. */
  reach?: (window: Window, studio: Studio) => Promise<void>;
};

/** Presses a button. */
export const press = (window: Window, key: string, exact = true) =>
  window.getByRole("button", { name: t(key), exact }).click();

/** Goes to a page by the palette. */
export async function go(window: Window, key: string): Promise<void> {
  await act(window, t(key));
  await expect(main(window).getByRole("heading", { level: 1 })).toBeVisible();
}

/** Opens an entry by its title. */
export async function openEntry(window: Window, title: string): Promise<void> {
  await act(window, title);
  await expect(editor(window)).toBeFocused();
}

/** Looks for words. */
export async function search(window: Window, words: string): Promise<void> {
  await act(window, t("app-search"));
  await window.getByRole("searchbox").fill(words);
}
