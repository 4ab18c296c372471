/** How somebody stands to the writer, in words. */

import type { Relation } from "../api/client";
import { t } from "../kit/words";

/** All of them, in the order they are offered. */
export const RELATIONS: readonly Relation[] = [
  "partner",
  "ex",
  "friend",
  "parent",
  "child",
  "sibling",
  "relative",
  "colleague",
  "other",
  "self",
];

/** Its name: "Friend". */
export function relationName(relation: Relation): string {
  switch (relation) {
    case "partner":
      return t("people-partner");
    case "ex":
      return t("people-ex");
    case "friend":
      return t("people-friend");
    case "parent":
      return t("people-parent");
    case "child":
      return t("people-child");
    case "sibling":
      return t("people-sibling");
    case "relative":
      return t("people-relative");
    case "colleague":
      return t("people-colleague");
    case "other":
      return t("people-other");
    case "self":
      return t("people-self");
  }
}
