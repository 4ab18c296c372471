/** Why a backup was not restored, in words of its own: a backup is not the journal itself. */

import type { Code } from "../api/client";
import { errorWords } from "../kit/errors";
import { t } from "../kit/words";

export function restoreWords(code: Code, by: "passphrase" | "recovery"): string {
  switch (code) {
    case "wrong_passphrase":
      return by === "recovery" ? t("restore-wrong-code") : t("restore-wrong-passphrase");
    case "invalid":
      return by === "recovery" ? t("restore-no-code") : errorWords({ code });
    case "not_a_vault":
      return t("restore-no-backup");
    case "database_damaged":
      return t("restore-damaged");
    case "cancelled":
      return t("restore-stopped");
    default:
      return errorWords({ code });
  }
}
