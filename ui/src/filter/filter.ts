/** Which entries a list is about. */

import type { Kind } from "../api/client";

/** What is not given leaves everything in. The names are those of the requests. */
export type Filter = {
  readonly kind?: Kind;
  readonly tag?: string;
  /** A day: `2026-03-04`. */
  readonly from?: string;
  /** A day, which counts whole. */
  readonly to?: string;
};

/** Whether it leaves anything out. */
export function filters(filter: Filter): boolean {
  return Object.keys(filter).length > 0;
}

/** The filter with some of it changed; what is empty goes. */
export function changed(
  filter: Filter,
  by: { readonly [Name in keyof Filter]?: Filter[Name] | "" | undefined },
): Filter {
  const all = Object.entries({ ...filter, ...by });
  return Object.fromEntries(all.filter(([, value]) => value !== "" && value !== undefined));
}
