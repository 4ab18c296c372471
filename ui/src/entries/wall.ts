/** The date of an entry as the writer sets it: the day and clock on the wall. */

/** What the fields for a date hold: `2026-03-04` and `14:05`, or no clock. */
export type Wall = { day: string; clock: string };

const DATE = /^(\d{4,6}-\d{2}-\d{2})(?:[Tt ](\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?/;

/** What stands on the wall in an entry's date. */
export function wallIn(date: string): Wall {
  const [, day = "", clock = ""] = DATE.exec(date) ?? [];
  return { day, clock };
}

/** This moment. */
export function wallNow(now: Date = new Date()): Wall {
  const two = (number: number) => String(number).padStart(2, "0");
  return {
    day: `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`,
    clock: `${two(now.getHours())}:${two(now.getMinutes())}`,
  };
}

/**
 * The date for what was set, where the entry had `before`. What is known of the zone stays: an entry
 * written elsewhere keeps its offset, one written by this computer's clock gets the offset that
 * this computer has on that day, and one without any gets none.
 */
export function dateFor(wall: Wall, before: string | undefined): string {
  if (wall.clock === "") return wall.day;
  const [, day = "", clock = "", seconds = ":00", offset] = DATE.exec(before ?? "") ?? [];
  const local = `${wall.day}T${wall.clock}${wall.clock === clock ? seconds : ":00"}`;
  if (before === undefined || clock === "") return local + offsetAt(local);
  if (offset === undefined) return local;
  const own = offsetAt(`${day}T${clock}${seconds}`) === sign(offset);
  return local + (own ? offsetAt(local) : offset);
}

function sign(offset: string): string {
  return offset === "Z" ? "+00:00" : offset;
}

function offsetAt(local: string): string {
  const minutes = -new Date(local).getTimezoneOffset();
  const two = (number: number) => String(Math.trunc(number)).padStart(2, "0");
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${two(size / 60)}:${two(size % 60)}`;
}
