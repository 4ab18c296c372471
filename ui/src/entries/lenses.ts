/** The lenses of a reflection: those there are guides for. A guide has its own name. */

import type { Guide } from "../api/client";
import { t } from "../kit/words";

/** A lens and what it is called. */
export type Lens = { id: string; name: string };

/** All of them, in the order they are offered. */
export function lensesIn(guides: readonly Guide[]): Lens[] {
  return guides.flatMap(({ for: { lens }, name }) =>
    lens === undefined ? [] : [{ id: lens, name: name ? t(name) : lens }],
  );
}

/** What a lens is called; as it is kept, where a newer version made it. */
export function lensName(guides: readonly Guide[], lens: string): string {
  return lensesIn(guides).find(({ id }) => id === lens)?.name ?? lens;
}
