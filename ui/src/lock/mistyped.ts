/** Where a recovery code that was typed differs from one, in kind words. */

import type { Mistyped } from "../api/client";
import { t } from "../kit/words";

export function mistypedWords({ kind, groups }: Mistyped): string {
  const [first, second, third] = groups;
  const where =
    first === undefined
      ? t("lock-recovery-look-all")
      : second === undefined
        ? t("lock-recovery-look-one", { first })
        : third === undefined
          ? t("lock-recovery-look-two", { first, second })
          : t("lock-recovery-look-three", { first, second, third });
  return `${what(kind)} ${where}`;
}

function what(kind: Mistyped["kind"]): string {
  switch (kind) {
    case "missing":
      return t("lock-recovery-missing");
    case "too_much":
      return t("lock-recovery-too-much");
    case "strange":
      return t("lock-recovery-strange");
    case "different":
      return t("lock-recovery-different");
  }
}
