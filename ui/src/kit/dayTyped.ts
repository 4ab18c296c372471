/** What stands in a field for a day. */

import { daysAfter } from "./dates";

/** Years with fewer digits are on their way to be typed. */
const WHOLE = /^[1-9]\d{3}-\d{2}-\d{2}$/;

/** The day that is meant: nothing when the field is empty, `half` when it is no whole day yet. */
export function dayTyped(text: string, halfTyped = false): string | undefined | "half" {
  if (halfTyped) return "half";
  if (text === "") return undefined;
  // A browser without a field for days lets through what the calendar does not have.
  return WHOLE.test(text) && daysAfter(text, 0) === text ? text : "half";
}
