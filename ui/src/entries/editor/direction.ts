/** In which direction a line is written. */

const STRONG = /\p{L}/u;
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/**
 * The direction of the first letter, as `dir="auto"` finds it. A list item needs it said: its text
 * stands in a paragraph with a direction of its own, which `dir="auto"` does not look into.
 */
export function directionOf(text: string): "ltr" | "rtl" {
  const [letter = ""] = STRONG.exec(text) ?? [];
  return RIGHT_TO_LEFT.test(letter) ? "rtl" : "ltr";
}
