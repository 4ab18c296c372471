/** The scales of a check-in, in words. */

import type { Scale } from "../api/client";
import { t } from "../kit/words";

/** All of them, in the order they are asked. */
export const SCALES: readonly Scale[] = ["trust", "hurt", "closeness", "self_trust", "steadiness"];

/** Its name: "Trust in them". */
export function scaleName(scale: Scale): string {
  switch (scale) {
    case "trust":
      return t("checkins-trust");
    case "hurt":
      return t("checkins-hurt");
    case "closeness":
      return t("checkins-closeness");
    case "self_trust":
      return t("checkins-self-trust");
    case "steadiness":
      return t("checkins-steadiness");
  }
}

/** What 0 and what 10 mean. */
export function scaleEnds(scale: Scale): readonly [string, string] {
  const low = t("guide-rating-not-at-all");
  return [low, scale === "hurt" ? t("guide-checkin-hurt-high") : t("guide-rating-fully")];
}
