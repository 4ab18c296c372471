/** What a row says of an entry: its title, or where it has none, its first words. */

/** How many characters of an untitled entry stand in the place of its title, about. */
const FIRST_WORDS = 60;

/** The line above and the lines below it; either may be empty. */
export type Headline = { readonly title: string; readonly text: string };

/** Splits an untitled entry's beginning between two words. */
export function headline(title: string, excerpt: string): Headline {
  if (title.trim() !== "") return { title: title.trim(), text: excerpt };
  if (excerpt.length <= FIRST_WORDS) return { title: excerpt, text: "" };
  const end = excerpt.lastIndexOf(" ", FIRST_WORDS);
  // A script without blanks, or one very long word: the row fades it out.
  if (end <= 0) return { title: excerpt, text: "" };
  return { title: excerpt.slice(0, end), text: excerpt.slice(end + 1) };
}
