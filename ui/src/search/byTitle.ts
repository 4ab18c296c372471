/** What was found, by how well its own title fits what was typed. */

import { fold } from "../kit/fold";

/** How well a label fits: 0 begins with it, 1 a word does, 2 somewhere inside; nothing: not at all. */
export function fit(label: string, typed: string): number | undefined {
  if (label.startsWith(typed)) return 0;
  if (label.includes(` ${typed}`)) return 1;
  const words = typed.split(/\s+/);
  return words.every((word) => label.includes(word)) ? 2 : undefined;
}

/** What was found, first that whose own title fits what was typed, however often others say it. */
export function byTitle<T extends { title: string }>(found: readonly T[], typed: string): T[] {
  const wanted = fold(typed.trim());
  const place = ({ title }: T) => fit(fold(title), wanted) ?? 3;
  return found.toSorted((a, b) => place(a) - place(b));
}
