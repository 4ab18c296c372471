/** What keeps text from being read as markup. */

/** How a text is escaped, where it begins a line and elsewhere. */
export type Escape = (text: string, lineStart: boolean) => string;

const SPECIAL = /[`*\\~[\]]|_(?=(.?))/gsu;
const WORD = /[\p{L}\p{N}_]/u;
const TAG_OR_ENTITY = /<(?=[a-z/!?])|&(?=#?\w+;)/gi;

/** Escapes what may be read as markup, and leaves all else as it was typed. */
export const lightly: Escape = (text, lineStart) => {
  const escaped = text
    .replace(SPECIAL, (found: string, next: string | undefined, at: number) => {
      const within = found === "_" && WORD.test(text.charAt(at - 1)) && WORD.test(next ?? "");
      return within ? found : `\\${found}`;
    })
    .replace(TAG_OR_ENTITY, "\\$&");
  return lineStart ? atLineStart(escaped) : escaped;
};

function atLineStart(text: string): string {
  return text
    .replace(/^[ \t\uFEFF]/, reference)
    .replace(/^(?:#{1,6}(?=[ \t]|$)|[-+](?=[ \t]|$)|>)/, "\\$&")
    .replace(/^(\d{1,9})(?=[.)](?:[ \t]|$))/, "$1\\")
    .replace(/^(?=[-=|:][-=|: \t]*$)/, "\\");
}

/** Escapes every character that may mean anything at all. */
export const heavily: Escape = (text, lineStart) => {
  const escaped = text.replace(/[!-/:-@[-`{-~]/g, "\\$&");
  return lineStart ? escaped.replace(/^[ \t\uFEFF]/, reference) : escaped;
};

/** A character as a reference to its number: never markup, never trimmed. */
export function reference(character: string): string {
  return `&#${String(character.codePointAt(0) ?? 0)};`;
}

/** The backticks and blanks round a piece of code. */
export function fenceOf(code: string): { open: string; close: string } {
  const longest = Math.max(0, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const ticks = "`".repeat(longest + 1);
  const pad = /^`|`$|^ [^]* $/.test(code) ? " " : "";
  return { open: ticks + pad, close: pad + ticks };
}

/** What stands behind the text of a link: its address and title. */
export function linkEnd(href: string, title: string | null): string {
  const plain = href !== "" && !/[\s<>()\\\u0000-\u001f]/.test(href);
  const address = plain ? href : href === "" ? "" : `<${href.replace(/[<>\\]/g, "\\$&")}>`;
  const safe = address.replace(/&(?=#?\w+;)/g, "&amp;").replace(/\n/g, "&#10;");
  if (title === null || title === "") return `](${safe})`;
  const words = title.replace(/["\\]/g, "\\$&").replace(/&(?=#?\w+;)/g, "&amp;");
  return `](${safe}${safe === "" ? "<>" : ""} "${words}")`;
}
