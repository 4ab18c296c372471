/** What the words of a session stand for. */

import type { SessionType } from "../api/client";
import { t } from "../kit/words";

/** All of them, in the order they are offered. */
export const SESSION_TYPES: readonly SessionType[] = ["individual", "couple", "group", "other"];

/** "On my own". */
export function sessionTypeName(type: SessionType): string {
  switch (type) {
    case "individual":
      return t("sessions-individual");
    case "couple":
      return t("sessions-couple");
    case "group":
      return t("sessions-group");
    case "other":
      return t("sessions-other");
  }
}
