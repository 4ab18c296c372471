/** About how many pages a document will have, by what usually fits on one of our A4 pages. */

/** Words on a page of paragraphs. */
const WORDS = 480;
/** How many words' room the heading of an entry takes, with its facts and the line above it. */
const HEADING = 60;
/** More than this is more than most people can take in before a talk. */
export const MANY = 4;

/** At least one, whatever is in it. */
export function pagesOf(words: number, pieces: number): number {
  return Math.max(1, Math.ceil((words + pieces * HEADING) / WORDS));
}
