/** Which entries a list is about. */

import type { Kind } from "../api/client";
import type { Pickable } from "../kit/picker";

/** What is not given leaves everything in. The names are those of the requests. */
export type Filter = {
  readonly kind?: Kind;
  readonly tag?: string;
  /** Somebody, by the name of their record. */
  readonly person?: string;
  /** A matter, by the name of its record. */
  readonly matter?: string;
  /** A day: `2026-03-04`. */
  readonly from?: string;
  /** A day, which counts whole. */
  readonly to?: string;
};

/** Whether it leaves anything out. */
export function filters(filter: Filter): boolean {
  return Object.keys(filter).length > 0;
}

/** Whether it looks at more than the kind. */
export function looksCloser(filter: Filter): boolean {
  return Object.keys(filter).some((name) => name !== "kind");
}

/**
 * What a filter can be about. One that is not there any more stands among them as long as it is
 * looked for, once it is known what there is.
 */
export function choices(
  all: readonly Pickable[] | undefined,
  chosen: string | undefined,
  gone: string,
): readonly Pickable[] {
  if (!all) return [];
  if (chosen === undefined || all.some(({ id }) => id === chosen)) return all;
  return [...all, { id: chosen, label: gone }];
}

/** The filter with some of it changed; what is empty goes. */
export function changed(
  filter: Filter,
  by: { readonly [Name in keyof Filter]?: Filter[Name] | "" | undefined },
): Filter {
  const all = Object.entries({ ...filter, ...by });
  return Object.fromEntries(all.filter(([, value]) => value !== "" && value !== undefined));
}
