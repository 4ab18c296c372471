/** Text that the vault takes. */

/** Half of a character outside the basic plane is no text; the vault would refuse all for it. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}

/** The same of an answer, which may be a list of texts. */
export function wellFormedAnswer(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(wellFormedAnswer);
  return typeof answer === "string" ? wellFormed(answer) : answer;
}
