/**
 * Links that lead to somebody, to a matter or to another entry: their addresses, and where one is
 * being typed. In the text they are ordinary links, `[@M.](lamplight:person/0190…)`.
 */

import type { EditorState, Transaction } from "@tiptap/pm/state";

/** What such a link leads to. */
export type Target = { readonly name: "person" | "matter" | "entry"; readonly id: string };

const ADDRESS =
  /^lamplight:(person|matter|entry)\/([\da-fA-F]{8}(?:-[\da-fA-F]{4}){3}-[\da-fA-F]{12})$/;

/** The address of something in the journal. */
export function addressOf({ name, id }: Target): string {
  return `lamplight:${name}/${id}`;
}

/** Where an address leads in the journal, if it does. */
export function targetOf(address: string): Target | undefined {
  const [, name, id] = ADDRESS.exec(address) ?? [];
  return name === undefined || id === undefined ? undefined : { name: name as Target["name"], id };
}

/** Whether an address is of the journal's own kind, even one that leads nowhere. */
export function isOwn(address: string): boolean {
  return /^\s*lamplight:/i.test(address);
}

/** What is being typed: `@` for somebody or a matter, `[[` for an entry. */
export type Typed = {
  readonly sign: "@" | "[[";
  /** What stands behind the sign. */
  readonly words: string;
  /** How long it is with its sign, in UTF-16 code units. */
  readonly length: number;
};

/** A letter, or a sign that addresses are made of: an `@` behind one belongs to it. */
const WITHIN = /[\p{L}\p{M}\p{N}_.+\-/@[\\]$/u;
/** Scripts that are written without blanks: there a word begins anywhere. */
const WITHOUT_BLANKS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]$/u;

/** What is being typed at the end of these words, if anything. */
export function typedAt(before: string): Typed | undefined {
  const found = /(@|\[\[)((?!\s)[^@[\]\n\ufffc]{0,60})$/.exec(before);
  if (!found) return undefined;
  const [whole, sign, words = ""] = found;
  const earlier = before.slice(0, found.index);
  if (WITHIN.test(earlier) && !WITHOUT_BLANKS.test(earlier)) return undefined;
  return { sign: sign as Typed["sign"], words, length: whole.length };
}

/** A stretch of the document. */
export type Stretch = { readonly from: number; readonly to: number };

/** What is being typed at the caret, and where; never in code, nor in another link. */
export function typedIn(state: EditorState): (Typed & Stretch) | undefined {
  const { $from: caret, empty } = state.selection;
  const { parent, pos } = caret;
  if (!empty || !parent.isTextblock || parent.type.spec.code === true) return undefined;
  const typed = typedAt(parent.textBetween(0, caret.parentOffset, undefined, "\ufffc"));
  if (!typed) return undefined;
  const from = pos - typed.length;
  const marks = state.storedMarks ?? caret.marks();
  const apart = ["code", "verbatim", "link"].some((name) => {
    const type = state.schema.marks[name];
    return type && (type.isInSet(marks) || state.doc.rangeHasMark(from, pos, type));
  });
  return apart ? undefined : { ...typed, from, to: pos };
}

/** How long the text of a link may get by itself, in characters. */
const LONGEST = 80;

/** What a link says: on one line, and not longer than a line. */
export function linkText({ name }: Target, label: string): string {
  const line = label
    .replace(/[\u2066-\u2069]/g, "")
    .replace(/\s+/g, " ")
    .trim();
  const characters = Array.from(line);
  const short =
    characters.length > LONGEST ? `${characters.slice(0, LONGEST).join("").trimEnd()}…` : line;
  return name === "person" && !short.startsWith("@") ? `@${short}` : short;
}

/** Puts a link in the place of what was typed. Words after it are no part of it. */
export function linked(
  state: EditorState,
  { from, to }: Stretch,
  target: Target,
  label: string,
): Transaction {
  const href = addressOf(target);
  const around = state.doc.resolve(from).marksAcross(state.doc.resolve(to)) ?? [];
  const marks = state.schema.marks.link?.create({ href }).addToSet(around);
  return state.tr.replaceWith(from, to, state.schema.text(linkText(target, label) || href, marks));
}
