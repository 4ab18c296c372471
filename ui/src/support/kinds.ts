/** Whom one can turn to, in words. */

import type { SupportKind } from "../api/client";
import { t } from "../kit/words";

/** All of them, in the order they are offered. */
export const SUPPORT_KINDS: readonly SupportKind[] = [
  "person",
  "counsellor",
  "helpline",
  "emergency",
  "other",
];

/** Its name: "Helpline". */
export function supportKindName(kind: SupportKind): string {
  switch (kind) {
    case "person":
      return t("support-person");
    case "counsellor":
      return t("support-counsellor");
    case "helpline":
      return t("support-helpline");
    case "emergency":
      return t("support-emergency");
    case "other":
      return t("support-other");
  }
}
