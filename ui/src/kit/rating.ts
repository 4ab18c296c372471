/** A rating from 0 to 10, and how the keys move in it. */

/** The numbers there are, from one end to the other. */
export const RATINGS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** The highest of them. */
const MOST = 10;

/**
 * Where a key leads from a number, for a scale that runs from left to right or the other way;
 * nothing, when the key is none of its own. It stops at both ends: a slip from 10 to 0 would say
 * the contrary.
 */
export function ratingAfter(key: string, from: number, rightToLeft = false): number | undefined {
  const right = rightToLeft ? -1 : 1;
  switch (key) {
    case "ArrowRight":
      return within(from + right);
    case "ArrowLeft":
      return within(from - right);
    case "ArrowDown":
      return within(from + 1);
    case "ArrowUp":
      return within(from - 1);
    case "Home":
      return 0;
    case "End":
      return MOST;
    default:
      return undefined;
  }
}

function within(number: number): number {
  return Math.min(MOST, Math.max(0, number));
}
