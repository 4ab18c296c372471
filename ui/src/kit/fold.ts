/** Words made alike, so that what somebody types finds what is meant. */

/** Without accents, capitals, and the signs that keep directions of writing apart. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{Mark}\u2066-\u2069]/gu, "")
    .toLowerCase();
}
