/** The words for what a second reader sees in an apology. */

import type { ApologyPart, ApologyRule } from "../../api/client";

/** What may be the matter, why, and a way on. Keys of Fluent; `*` stands round what is emphasised. */
type Note = { readonly head: string; readonly tell: string; readonly try: string };

export const NOTES: Readonly<Record<ApologyRule, Note>> = {
  conditional: {
    head: "apology-conditional",
    tell: "apology-conditional-tell",
    try: "apology-conditional-try",
  },
  "but-justify": {
    head: "apology-but-justify",
    tell: "apology-but-justify-tell",
    try: "apology-but-justify-try",
  },
  "blame-shift": {
    head: "apology-blame-shift",
    tell: "apology-blame-shift-tell",
    try: "apology-blame-shift-try",
  },
  passive: {
    head: "apology-passive",
    tell: "apology-passive-tell",
    try: "apology-passive-try",
  },
  minimise: {
    head: "apology-minimise",
    tell: "apology-minimise-tell",
    try: "apology-minimise-try",
  },
  "feelings-not-actions": {
    head: "apology-feelings",
    tell: "apology-feelings-tell",
    try: "apology-feelings-try",
  },
  "demand-forgiveness": {
    head: "apology-demand",
    tell: "apology-demand-tell",
    try: "apology-demand-try",
  },
  excuse: { head: "apology-excuse", tell: "apology-excuse-tell", try: "apology-excuse-try" },
  vague: { head: "apology-vague", tell: "apology-vague-tell", try: "apology-vague-try" },
  "self-flagellation": {
    head: "apology-harsh",
    tell: "apology-harsh-tell",
    try: "apology-harsh-try",
  },
  "past-wrongs": {
    head: "apology-past-wrongs",
    tell: "apology-past-wrongs-tell",
    try: "apology-past-wrongs-try",
  },
  intent: { head: "apology-intent", tell: "apology-intent-tell", try: "apology-intent-try" },
  hedge: { head: "apology-hedge", tell: "apology-hedge-tell", try: "apology-hedge-try" },
};

/** The parts of an apology in the order in which they weigh: that one is there, and that it could be. */
export const PARTS: readonly (readonly [ApologyPart, string, string | undefined])[] = [
  ["responsibility", "apology-has-responsibility", "apology-add-responsibility"],
  ["repair", "apology-has-repair", "apology-add-repair"],
  ["regret", "apology-has-regret", "apology-add-regret"],
  ["explanation", "apology-has-explanation", "apology-add-explanation"],
  ["repentance", "apology-has-repentance", "apology-add-repentance"],
  // To ask for forgiveness is never what is missing.
  ["request", "apology-has-request", undefined],
];

/** What some people also want to hear. */
export const SUGGESTIONS: Readonly<Partial<Record<ApologyPart, string>>> = {
  responsibility: "apology-suggest-responsibility",
  repair: "apology-suggest-repair",
  regret: "apology-suggest-regret",
  explanation: "apology-suggest-explanation",
  repentance: "apology-suggest-repentance",
};

/** Words, and whether they are emphasised: those between two `*`. */
export function emphasised(words: string): { words: string; strong: boolean }[] {
  return words
    .split("*")
    .map((part, at) => ({ words: part, strong: at % 2 === 1 }))
    .filter((part) => part.words !== "");
}
