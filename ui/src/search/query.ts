/** What is asked of the core for what was typed so far. */

/** Signs of a phrase, in which every word is whole. */
const QUOTES = /["“”„‟«»＂]/;
/** Two letters or figures at the end, or one that is a word in its own right. */
const BEGINS = /[\p{Letter}\p{Mark}\p{Number}]{2}$|\p{Script=Han}$/u;

/**
 * What was typed, as a query: while somebody types, the last word may be only the beginning of one.
 * A blank after it says that it is whole; a single letter begins too much.
 */
export function asQuery(typed: string): string {
  return BEGINS.test(typed) && !QUOTES.test(typed) ? `${typed.trim()}*` : typed.trim();
}
