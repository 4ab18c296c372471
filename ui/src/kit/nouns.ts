/** What a record is, in a word or two. */

import type { Noun } from "../api/client";
import { t } from "./words";

/** "A matter". */
export function nounName(noun: Noun): string {
  switch (noun) {
    case "person":
      return t("trash-person");
    case "matter":
      return t("trash-matter");
    case "commitment":
      return t("trash-commitment");
    case "event":
      return t("trash-event");
    case "checkin":
      return t("trash-checkin");
    case "session":
      return t("trash-session");
    case "item":
      return t("trash-item");
    case "value":
      return t("trash-value");
    case "look":
      return t("trash-look");
    case "support":
      return t("trash-support");
    case "link":
      return t("trash-link");
  }
}
