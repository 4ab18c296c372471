/** How much of a text stands for its name, in characters. */
const LONGEST = 120;

/** The beginning of a text that stands for its name: its first line, cut where that is long. */
export function beginning(text: string): string {
  const line = text.trim().split("\n")[0] ?? "";
  // By whole characters: the vault takes no half of one.
  return Array.from(line).slice(0, LONGEST).join("").trim();
}
