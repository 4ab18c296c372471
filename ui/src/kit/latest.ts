/** Questions that follow each other quicker than their answers. */

/** What stands in the place of an answer that came too late. */
export const TOO_LATE: unique symbol = Symbol("too late");

/**
 * The same question, of which only the answer to the one asked last counts: all others come back
 * as {@link TOO_LATE}, in whatever order they come, and refusals too.
 */
export function latest<Given extends unknown[], Answer>(
  ask: (...given: Given) => Promise<Answer>,
): (...given: Given) => Promise<Answer | typeof TOO_LATE> {
  let last = 0;
  return async (...given) => {
    last += 1;
    const mine = last;
    try {
      const answer = await ask(...given);
      return mine === last ? answer : TOO_LATE;
    } catch (refusal) {
      if (mine !== last) return TOO_LATE;
      throw refusal;
    }
  };
}
