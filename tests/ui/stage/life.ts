/** People, matters and all that belongs to them, put into the vault before the page opens. */

import type { Outcome } from "../../../ui/src/api/generated";
import type { Bridge } from "./bridge";

/** Words of every noun; some of them long, and one a single long word. */
export const LIFE = {
  person: "Wilhelmina from the upper end of the harbour street",
  other: "J.",
  matter: "The evening at the harbour when I let them wait in the rain for two hours",
  raw: "Theletterthatwasreadwithoutaskinganybodyabouteitherofusbeforehand",
  talk: "About Sunday",
  apology: "To W.",
  forgiveness: "The letter that was read",
  promise: "Ring when I am late",
  boundary: "I stop talking when there is shouting",
  openness: "Money I spent in the week",
  together: "A walk by the sea",
  ended: "Leave the telephone in the hall",
  value: "Being there",
  counsellor: "Dr. Katharina Oberwasser-Lindenblatt",
  question: "How do I begin when neither of us wants to be the first to speak?",
  support: "My sister in the house behind the old lighthouse",
  number: "112",
} as const;

/** The day so many days from today. */
export function dayFromNow(by: number): string {
  return new Date(Date.now() + by * 86_400_000).toISOString().slice(0, 10);
}

/** Writes down two people, two matters, and what was done about them in eight weeks. */
export async function live(bridge: Bridge): Promise<void> {
  const call = bridge.call.bind(bridge);
  const { id: person } = await call("person_add", {
    label: LIFE.person,
    relation: "friend",
    note: "Likes the sea. Does not like to be rung late.",
  });
  await call("person_add", { label: LIFE.other, relation: "partner" });
  const { id: matter } = await call("matter_add", {
    title: LIFE.matter,
    role: "i_hurt",
    happened: "spring 2026",
    what: "I said I would come, and I did not.",
    impact: "They stopped asking me.",
    person,
    deceit: true,
    status: "working",
  });
  await call("matter_edit", { id: matter, impact: "They stopped asking me to come." });
  await call("matter_add", { title: LIFE.raw, role: "i_was_hurt", status: "raw" });

  const about = { person, matter };
  const { id: talk } = await call("entry_add", {
    kind: "talk",
    title: LIFE.talk,
    body: "I want to say it calmly.",
    ...about,
    status: "ready",
    fields: {
      saw: "The door was shut when I came.",
      feel: ["sad", "tired"],
      need: "To be told.",
      ask: "Ring me next time.",
    },
  });
  const { id: apology } = await call("entry_add", {
    kind: "apology",
    title: LIFE.apology,
    body: "I am sorry that I left you waiting.",
    ...about,
    rests_until: dayFromNow(2),
    fields: {
      did: "I left you waiting in the rain.",
      impact: "You were cold, and alone.",
      change: "I ring when I am late.",
    },
  });
  await call("entry_add", {
    kind: "forgiveness",
    title: LIFE.forgiveness,
    ...about,
    fields: { toward: "them", what_hurt: "They read my letter.", decision: 4, feeling: 1 },
  });

  const { id: promise } = await call("commitment_add", {
    kind: "promise",
    text: LIFE.promise,
    when_cue: "When I see I will be late",
    then_i_will: "I ring before the hour",
    why: "So that nobody waits.",
    cadence: "daily",
    starts: dayFromNow(-20),
    from_entry: apology,
    ...about,
  });
  const came: readonly [number, Outcome][] = [
    [-12, "kept"],
    [-10, "missed"],
    [-8, "kept"],
    [-5, "partly"],
    [-1, "kept"],
  ];
  for (const [by, outcome] of came) {
    await call("event_add", {
      commitment: promise,
      on_day: dayFromNow(by),
      outcome,
      ...(outcome === "missed"
        ? { obstacle: "I was tired", next: "Set an alarm" }
        : { note: "I rang from the bus." }),
    });
  }
  await call("commitment_add", {
    kind: "boundary",
    text: LIFE.boundary,
    then_i_will: "I leave the room for ten minutes",
    cadence: "when_it_comes_up",
  });
  await call("commitment_add", {
    kind: "openness",
    text: LIFE.openness,
    cadence: "weekly",
    starts: dayFromNow(-28),
    review_on: dayFromNow(0),
    person,
  });
  await call("commitment_add", {
    kind: "together",
    text: LIFE.together,
    cadence: "once",
    starts: dayFromNow(3),
    person,
  });
  const { id: ended } = await call("commitment_add", {
    kind: "promise",
    text: LIFE.ended,
    cadence: "daily",
  });
  await call("commitment_edit", { id: ended, status: "let_go" });

  const { id: value } = await call("value_add", {
    name: LIFE.value,
    why: "People count on me.",
  });
  await call("look_add", { value, importance: 9, lived: 5, act: "Ring on Sunday" });
  for (let week = 0; week < 8; week += 1) {
    // A gap that stays blank.
    if (week === 3) continue;
    await call("checkin_add", {
      at: `${dayFromNow(-7 * week - 1)}T18:00:00+00:00`,
      trust: 3 + (week % 5),
      hurt: 8 - (week % 6),
      ...(week % 2 === 0 ? { small_step: "We talked for ten minutes." } : {}),
    });
  }

  const { id: session } = await call("session_add", {
    on_day: dayFromNow(0),
    at_time: "14:30",
    with_label: LIFE.counsellor,
    fields: { hardest: "The evenings." },
  });
  await call("session_edit", { id: session, next_steps: "Ring on Sunday." });
  await call("item_add", { session, type: "question", text: LIFE.question });
  await call("item_add", { session, type: "entry", entry: talk });
  await call("item_add", {
    session,
    type: "checkin_range",
    from_day: dayFromNow(-28),
    to_day: dayFromNow(0),
  });
  await call("support_add", {
    label: LIFE.support,
    kind: "person",
    how: "by phone, any time",
    hours: "always",
  });
  await call("support_add", { label: LIFE.number, kind: "emergency", how: "112" });
}
