/** The times to choose from until the journal locks itself. */

const USUAL = [1, 2, 3, 5, 10, 15, 30, 60];

/** In minutes, within the bounds, with the present one among them. */
export function lockTimes(present: number, bounds: readonly [number, number] = [1, 60]): number[] {
  const [least, most] = bounds;
  const times = new Set([...USUAL.filter((time) => time >= least && time <= most), present]);
  return [...times].sort((a, b) => a - b);
}
