/** What is asked for while a query is being typed. */

/** Shorter beginnings are in every second entry, and looking for them takes as long. */
const LEAST = 3;
/** Every sign that the core takes for a quote. */
const QUOTE = /["“”„‟«»＂]/u;
/** A word at the very end. */
const UNFINISHED = /(?:^|[\s"“”„‟«»＂])([\p{L}\p{M}\p{N}'’]+)$/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/**
 * The query in which the last word may go on, since it may be half typed: `harb` finds the harbour.
 * A blank behind it ends the word. Within quotes, and in scripts without blanks, nothing is added.
 */
export function asTyped(query: string): string {
  const word = UNFINISHED.exec(query)?.[1];
  if (word === undefined || [...word].length < LEAST || UNSPACED.test(word)) return query;
  const withinQuotes = query.split(QUOTE).length % 2 === 0;
  return withinQuotes ? query : `${query}*`;
}
