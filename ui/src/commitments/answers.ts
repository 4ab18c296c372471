/** A commitment as the answers of its guide, and back. */

import { call, type Commitment, type CommitmentKind, requestId } from "../api/client";
import { type Answers, idsIn } from "../guide/guide";
import type { Kept } from "../guide/keeping.svelte";
import { beginning } from "../kit/beginning";
import { daysAfter } from "../kit/dates";
import type { CommitmentBegun } from "../route/route.svelte";

/** Answers that have a field of their own; the others lie in `fields`. */
const OWN = [
  "text",
  "when_cue",
  "then_i_will",
  "why",
  "standing",
  "cadence",
  "starts",
  "review_on",
  "ends",
  "person",
  "matter",
  "value",
] as const;

/** Of those, the ones that can be taken away; the others are emptied or stay. */
const GOES = new Set<string>(["review_on", "ends", "person", "matter", "value"]);
const EMPTIED = new Set<string>(["when_cue", "then_i_will", "why"]);

/** Openness is for a time: so many days, unless the writer says otherwise. */
const FOUR_WEEKS = 28;

function isOwn(field: string): field is (typeof OWN)[number] {
  return (OWN as readonly string[]).includes(field);
}

/** The answers a commitment holds. */
export function answersOf(commitment: Commitment): Answers {
  const own = OWN.map((field) => [field, commitment[field]] as const);
  const said = own.filter(([, answer]) => answer !== undefined && answer !== "");
  return { ...commitment.fields, ...Object.fromEntries(said) };
}

/** An answer as a commitment holds it. It serves one value: the one that was taken last. */
export function heldAs(field: string, answer: unknown): unknown {
  return field === "value" ? idsIn(answer).at(-1) : answer;
}

/**
 * Whether the vault would take an answer. One that it would not would keep out all the others that
 * go with it: a day to look at it again that is gone, and openness without such a day.
 */
export function couldBe(
  field: string,
  answer: unknown,
  { kind, from }: { kind: CommitmentKind; from: string },
): boolean {
  if (field !== "review_on") return true;
  return typeof answer === "string" ? answer >= from : kind !== "openness";
}

/** What is known before the first question. */
export function begunWith(begun: CommitmentBegun, today: string): Answers {
  const { kind, text, person, matter } = begun;
  return {
    ...(text ? { text } : {}),
    ...(person ? { person } : {}),
    ...(matter ? { matter } : {}),
    ...(kind === "openness" ? { review_on: daysAfter(today, FOUR_WEEKS) } : {}),
  };
}

/** What it says; until the writer has said it, the beginning of what they did say. */
export function textOf(answers: Answers): string {
  const written = Object.entries(answers)
    .filter(([field]) => !isOwn(field))
    .map(([, answer]) => answer);
  const all = [answers["text"], answers["then_i_will"], ...written, answers["when_cue"]];
  const first = all.find((one): one is string => typeof one === "string" && /\s|.{12}/.test(one));
  const own = typeof answers["text"] === "string" ? answers["text"].trim() : "";
  return own || beginning(first ?? "");
}

/** Keeps the answers of a new commitment, or of one that is there. */
export function keptAs(begun: CommitmentBegun): Kept {
  const { kind, from } = begun;
  return {
    make: (answers) => (textOf(answers) ? make(kind, from, answers) : undefined),
    change: (id, anew, all) => {
      const request = { ...split(anew), id, request_id: requestId() };
      // Until there is a text of its own, the beginning of another answer stands for it.
      if (!all["text"]) Object.assign(request, { text: textOf(all) });
      return call("commitment_edit", request);
    },
  };
}

async function make(
  kind: CommitmentKind,
  from: string | undefined,
  answers: Answers,
): Promise<string> {
  const { id } = await call("commitment_add", {
    ...split(answers),
    kind,
    text: textOf(answers),
    ...(from === undefined ? {} : { from_entry: from }),
    request_id: requestId(),
  });
  return id;
}

/** Answers as the fields of a request: what was taken back is `null`, or empty. */
function split(answers: Answers): object {
  const own: Record<string, unknown> = {};
  const fields: Record<string, unknown> = {};
  for (const [field, answer] of Object.entries(answers)) {
    if (!isOwn(field)) fields[field] = answer ?? null;
    else if (answer !== undefined) own[field] = answer;
    else if (GOES.has(field)) own[field] = null;
    else if (EMPTIED.has(field)) own[field] = "";
  }
  return Object.keys(fields).length === 0 ? own : { ...own, fields };
}
