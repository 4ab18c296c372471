/** What came of something the writer meant to do, day by day. */

/** `kept` is also held, happened, did; `missed` is also not held, did not. */
export type Outcome = "kept" | "partly" | "missed" | "not_needed";

/** One of them, on a day: `2026-03-04`. */
export type Came = { id: string; day: string; outcome: Outcome };

/** One of them as it is shown: whether it was picked up again after a miss. */
export type Dot = Came & { again: boolean };

/** How many are shown. */
const SHOWN = 12;

/** The last twelve by day, oldest first; those of one day stay in the order they came in. */
export function lastDots(events: readonly Came[]): Dot[] {
  const inOrder = [...events].sort((one, other) =>
    one.day < other.day ? -1 : one.day > other.day ? 1 : 0,
  );
  let missed = false;
  const dots = inOrder.map((event) => {
    const did = event.outcome === "kept" || event.outcome === "partly";
    const again = did && missed;
    // A day on which it was not needed says nothing about the miss before it.
    if (event.outcome !== "not_needed") missed = event.outcome === "missed";
    return { ...event, again };
  });
  return dots.slice(-SHOWN);
}
