/** A guide: questions as data, which of them are there for the answers so far, and where to go. */

import { LOCALE, longDay, onWall } from "../kit/dates";
import { t } from "../kit/words";
import { feelingsIn } from "./feelings";

/** How a question can be answered. `none` is a line to read. */
export const INPUTS = [
  "text",
  "line",
  "choice",
  "rating",
  "feelings",
  "day",
  "cadence",
  "person",
  "matter",
  "values",
  "none",
] as const;

export type Input = (typeof INPUTS)[number];

/** That a field was answered with one of these. */
export type Condition = { field: string; is: readonly string[] };

/** Before the thing has happened, or after it. */
export type Part = "before" | "after";

/** One question. What is absent may be `null`, as the core writes it. */
export type Step = {
  /** Unique in the guide. */
  id: string;
  /** Keys of Fluent, as are all words of a step. */
  ask: string;
  hint?: string | null | undefined;
  /** Where the answer goes. */
  field?: string | null | undefined;
  /** An {@link Input}; a newer core may know more of them. */
  input: string;
  options?: readonly { id: string; label: string }[] | null | undefined;
  ends?: readonly string[] | null | undefined;
  /** The step is there only then. */
  when?: Condition | null | undefined;
  /** The step is not there then. */
  unless?: Condition | null | undefined;
  /** What it offers to do: "look". A newer core may know of more. */
  offers?: string | null | undefined;
  /** A line always shown under it. */
  note?: string | null | undefined;
  /** A line shown when that is answered, and what it leads to. */
  after?: (Condition & { show: string; open?: string | null | undefined }) | null | undefined;
  /** A line shown when the answer holds one of these words, in any capitals. */
  says?: { any: readonly string[]; show: string } | null | undefined;
  /** Lines that may be taken up as the answer. */
  ideas?: readonly string[] | null | undefined;
  part?: string | null | undefined;
};

export type Guide = { id: string; steps: readonly Step[] };

/** The answers by field. What was not answered is absent. */
export type Answers = Readonly<Record<string, unknown>>;

/** A record that can be an answer. */
export type Named = { id: string; label: string; detail?: string | undefined };

/** The records that can be answers. */
export type Records = {
  people: readonly Named[];
  matters: readonly Named[];
  values: readonly Named[];
};

/** How often something is meant to be done, with its words. */
export const CADENCES = [
  ["once", "guide-cadence-once"],
  ["daily", "guide-cadence-daily"],
  ["weekly", "guide-cadence-weekly"],
  ["monthly", "guide-cadence-monthly"],
  ["when_it_comes_up", "guide-cadence-when-it-comes-up"],
] as const;

/** The way of answering, where it is one this program knows. */
export function inputOf(step: Step): Input | undefined {
  return INPUTS.find((input) => input === step.input);
}

/** Whether a condition holds. One of several answers is enough. */
export function holds({ field, is }: Condition, answers: Answers): boolean {
  const answer = answers[field];
  const given: unknown[] = Array.isArray(answer) ? answer : [answer];
  return given.some((one) => one !== undefined && one !== null && is.includes(String(one)));
}

/** The questions of a part that are there for these answers, in their order. */
export function stepsFor(guide: Guide, answers: Answers, part: Part = "before"): Step[] {
  return guide.steps.filter(
    (step) =>
      (step.part ?? "before") === part &&
      (!step.when || holds(step.when, answers)) &&
      !(step.unless && holds(step.unless, answers)),
  );
}

/**
 * The question the writer is at: the one of that id, or the last one there is before it, when an
 * answer made it go away; the first, when none is named.
 */
export function stepAt(
  guide: Guide,
  steps: readonly Step[],
  id: string | undefined,
): Step | undefined {
  const place = guide.steps.findIndex((step) => step.id === id);
  const before = guide.steps.slice(0, place + 1);
  return steps.findLast((step) => before.includes(step)) ?? steps[0];
}

/** The line about certain words, when a word of the answer, or some in a row, begin like one. */
export function saidOf(step: Step, answers: Answers): string | undefined {
  const text = textIn(answerTo(step, answers)).toLowerCase().replaceAll("’", "'");
  const words = ` ${text.replace(/[^\p{L}\p{N}']+/gu, " ")}`;
  return step.says?.any.some((one) => words.includes(` ${one}`)) ? step.says.show : undefined;
}

/** The text an answer is. */
export function textIn(answer: unknown): string {
  return typeof answer === "string" || typeof answer === "number" ? String(answer) : "";
}

/** The number from 0 to 10 an answer is. */
export function ratingIn(answer: unknown): number | undefined {
  const isRating = typeof answer === "number" && Number.isInteger(answer);
  return isRating && answer >= 0 && answer <= 10 ? answer : undefined;
}

/** The ids an answer is. */
export function idsIn(answer: unknown): string[] {
  const given: unknown[] = Array.isArray(answer) ? answer : [answer];
  return given.filter((one): one is string => typeof one === "string" && one !== "");
}

/** What of a step was answered. */
export function answerTo(step: Step, answers: Answers): unknown {
  return step.field ? answers[step.field] : undefined;
}

/** An answer in words, to be read again; empty, when there is none. */
export function inWords(step: Step, answers: Answers, records: Records): string {
  const answer = answerTo(step, answers);
  const input = inputOf(step);
  switch (input) {
    case "text":
    case "line":
      return textIn(answer).trim();
    case "choice": {
      const taken = step.options?.find(({ id }) => id === answer);
      return taken ? t(taken.label) : textIn(answer);
    }
    case "rating":
      return textIn(ratingIn(answer));
    case "feelings":
      return listed(feelingsIn(answer));
    case "day":
      return onWall(textIn(answer)) ? longDay(textIn(answer)) : textIn(answer);
    case "cadence": {
      const taken = CADENCES.find(([id]) => id === answer);
      return taken ? t(taken[1]) : textIn(answer);
    }
    case "person":
      return listed(named(records.people, answer));
    case "matter":
      return listed(named(records.matters, answer));
    case "values":
      return listed(named(records.values, answer));
    case "none":
      return "";
    case undefined:
      return textIn(answer);
    default:
      return input satisfies never;
  }
}

function named(records: readonly Named[], answer: unknown): string[] {
  // What was removed since has no name here.
  return idsIn(answer).map(
    (id) => records.find((record) => record.id === id)?.label ?? t("guide-removed"),
  );
}

function listed(words: readonly string[]): string {
  return new Intl.ListFormat(LOCALE, { type: "unit", style: "long" }).format(words);
}
