/** What a matter's words stand for. */

import type { Matter, MatterRole, MatterStatus } from "../api/client";
import type { Pickable } from "../kit/picker";
import { t } from "../kit/words";

/** The writer's part in it, in the order they are offered. */
export const ROLES: readonly MatterRole[] = ["i_hurt", "i_was_hurt", "both", "myself"];

/** Where it stands, in the order they are offered. */
export const STATUSES: readonly MatterStatus[] = ["raw", "working", "resting", "closed"];

/** "I hurt somebody". */
export function roleName(role: MatterRole): string {
  switch (role) {
    case "i_hurt":
      return t("matters-i-hurt");
    case "i_was_hurt":
      return t("matters-i-was-hurt");
    case "both":
      return t("matters-both");
    case "myself":
      return t("matters-myself");
  }
}

/** "Working on it". */
export function statusName(status: MatterStatus): string {
  switch (status) {
    case "raw":
      return t("matters-raw");
    case "working":
      return t("matters-working");
    case "resting":
      return t("matters-resting");
    case "closed":
      return t("matters-closed");
  }
}

/** A matter as it is picked from a list. */
export function asPickable({ id, title, what, person }: Matter): Pickable {
  return { id, label: title || what, detail: person?.label };
}
