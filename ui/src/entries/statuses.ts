/** How an entry stands, in words. They differ by its kind. */

import type { Kind, Status } from "../api/client";
import { t } from "../kit/words";

/** All of them, in the order they are offered. */
export const STATUSES: readonly Status[] = ["draft", "ready", "given", "kept"];

/** "A draft". */
export function statusName(status: Status, kind: Kind): string {
  switch (status) {
    case "draft":
      return t("entries-draft");
    case "ready":
      return t("entries-ready");
    case "given":
      return kind === "talk" ? t("entries-talked") : t("entries-given");
    case "kept":
      return t("entries-kept");
  }
}
