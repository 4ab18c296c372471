/** A greeting that fits the time of day, without a name. */

import { partOfDay } from "./dates";
import { t } from "./words";

/** "Good evening". */
export function greeting(now: Date = new Date()): string {
  switch (partOfDay(now)) {
    case "morning":
      return t("kit-good-morning");
    case "afternoon":
      return t("kit-good-afternoon");
    case "evening":
      return t("kit-good-evening");
    case "night":
      return t("kit-hello");
  }
}
