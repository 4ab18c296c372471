/** How the page looks and in which language it speaks, set on the root of the document. */

import type { Look } from "../api/client";
import { LANGUAGES } from "./words";

/** Languages that are written from right to left. */
const RIGHT_TO_LEFT = ["ar", "fa", "he", "ur"];

/** The language there are words in that suits the wish: `system`, or a language's own name. */
export function spoken(wish: string, system: readonly string[] = navigator.languages): string {
  const wishes = wish === "system" ? system : [wish];
  const known: readonly string[] = LANGUAGES;
  for (const one of wishes) {
    const found = known.find((language) => one === language || one.startsWith(`${language}-`));
    if (found) return found;
  }
  return LANGUAGES[0];
}

/** Puts look and language on the page. */
export function wear(look: Look, language: string): void {
  const root = document.documentElement;
  if (look === "system") delete root.dataset.look;
  else root.dataset.look = look;
  root.lang = spoken(language);
  root.dir = RIGHT_TO_LEFT.includes(root.lang) ? "rtl" : "ltr";
}
