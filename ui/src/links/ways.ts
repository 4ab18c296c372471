/** How one thing stands to another, seen from the one whose page it is. */

import type { LinkNoun, LinkRelation } from "../api/client";
import { t } from "../kit/words";

/** All ways, in the order they are offered: the one that says least first. */
const WAYS = {
  beside: { relation: "beside", outward: true },
  about: { relation: "about", outward: true },
  spoken_of: { relation: "about", outward: false },
  led_to: { relation: "led_to", outward: true },
  came_of: { relation: "led_to", outward: false },
  answers: { relation: "answers", outward: true },
  answered_by: { relation: "answers", outward: false },
} as const satisfies Record<string, { relation: LinkRelation; outward: boolean }>;

/** A way. */
export type Way = keyof typeof WAYS;

/** The relation that stands for it, and whether the one whose page it is comes first in it. */
export const standsFor = (way: Way): { relation: LinkRelation; outward: boolean } => WAYS[way];

/** The way that a link is. */
export function wayOf({ relation, outward }: { relation: LinkRelation; outward: boolean }): Way {
  switch (relation) {
    case "beside":
      return "beside";
    case "about":
      return outward ? "about" : "spoken_of";
    case "led_to":
      return outward ? "led_to" : "came_of";
    case "answers":
      return outward ? "answers" : "answered_by";
  }
}

/**
 * The ways that fit something, and what it is linked to once that is known. Somebody is about
 * nothing and answers nothing, at either end.
 */
export function waysFor(noun: LinkNoun, other?: LinkNoun): readonly Way[] {
  return (Object.keys(WAYS) as Way[]).filter(
    (way) =>
      (noun !== "person" || way === "beside" || way === "spoken_of") &&
      (other !== "person" || way === "beside" || way === "about"),
  );
}

/** "Led to". */
export function wayName(way: Way): string {
  switch (way) {
    case "beside":
      return t("links-beside");
    case "about":
      return t("links-about");
    case "spoken_of":
      return t("links-spoken-of");
    case "led_to":
      return t("links-led-to");
    case "came_of":
      return t("links-came-of");
    case "answers":
      return t("links-answers");
    case "answered_by":
      return t("links-answered-by");
  }
}
