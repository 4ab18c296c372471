/** The lenses of a reflection: those there are guides for. */

import type { Guide } from "../api/client";
import { t } from "../kit/words";

/** Their ids, in the order they are offered. */
export function lensesIn(guides: readonly Guide[]): string[] {
  return guides
    .map(({ for: purpose }) => purpose.lens)
    .filter((lens): lens is string => lens !== undefined);
}

/** The name of a lens. Its key is made of its id, so a new guide needs words and no more. */
export function lensName(lens: string): string {
  return t(`guide-lens-${lens.replaceAll("_", "-")}`);
}
