/** The pictures of people, matters, commitments, check-ins, sessions and support. */

import { expect, type Page as Window } from "@playwright/test";

import type { Commands } from "../../../ui/src/api/generated";
import { act, main } from "../stage/ways";
import { t } from "../stage/words";
import { go, press, type Screen } from "./screen";
import type { Studio } from "./studio";

/** The matter that is open in the pictures. */
const MATTER = "The news at lunch";
/** The promise that is open in them. */
const PROMISE = "Ask before I tell somebody’s news";

/** Some weeks of a life beside the usual entries. */
export async function live(studio: Studio): Promise<void> {
  const add = async <Name extends keyof Commands>(name: Name, request: Commands[Name]["request"]) =>
    ((await studio.bridge.call(name, request)) as { id: string }).id;
  const at = (day: string) => studio.stop(`${day}T18:30:00+00:00`);

  await at("2026-01-10");
  const j = await add("person_add", { label: "J.", relation: "sibling" });
  const dad = await add("person_add", { label: "Dad", relation: "parent" });
  const matter = await add("matter_add", {
    title: MATTER,
    role: "i_hurt",
    person: j,
    happened: "2026-03-08",
    what: "I told the table about the job before J. could.",
    impact: "J. had to smile through the rest of lunch.",
    status: "working",
  });
  await add("matter_add", {
    title: "The evening in 2019",
    role: "i_was_hurt",
    person: dad,
    happened: "winter 2019",
    status: "resting",
  });
  const steady = await add("value_add", {
    name: "Steady",
    why: "So that people need not guess.",
  });
  await add("value_add", { name: "Kind" });
  await add("look_add", {
    value: steady,
    importance: 9,
    lived: 6,
    act: "Ring on Sunday",
  });
  await add("support_add", {
    kind: "person",
    label: "My aunt",
    how: "by telephone, also late",
  });
  await add("support_add", {
    kind: "counsellor",
    label: "Dr. K.",
    how: "at the practice",
  });

  await at("2026-02-16");
  const promise = await add("commitment_add", {
    kind: "promise",
    text: PROMISE,
    when_cue: "When I have news that is not mine",
    then_i_will: "I ask whose it is to tell",
    cadence: "weekly",
    person: j,
    matter,
    why: "So that J. can tell their own.",
  });
  await add("commitment_add", {
    kind: "openness",
    text: "What I told my sister in the week",
    when_cue: "Sunday evening",
    cadence: "weekly",
    review_on: "2026-03-26",
    person: j,
  });
  await add("commitment_add", {
    kind: "boundary",
    text: "I do not talk about money at the table",
    then_i_will: "I get up and make tea",
    person: dad,
  });
  await add("commitment_add", {
    kind: "together",
    text: "Cook on Friday",
    cadence: "once",
    starts: "2026-03-13",
    person: j,
  });
  const came = [
    ["2026-02-18", "kept", "I asked first."],
    ["2026-02-23", "missed", ""],
    ["2026-02-26", "kept", "I let the sentence go by."],
    ["2026-03-03", "partly", "I began, and stopped."],
    ["2026-03-10", "kept", "I rang J. before I said anything."],
  ] as const;
  for (const [day, outcome, note] of came) {
    await at(day);
    await add("event_add", {
      commitment: promise,
      outcome,
      note,
      ...(outcome === "missed" ? { obstacle: "I wanted to be funny", next: "Count to five" } : {}),
    });
  }
  const trust = [4, 4, 5, 3, 5, 6, 5, 4, 6, 7, 6, 7];
  for (const [at_, value] of trust.entries()) {
    const day = new Date(Date.UTC(2026, 0, 12 + at_ * 5)).toISOString().slice(0, 10);
    if (at_ === 5) continue;
    await at(day);
    await add("checkin_add", {
      self_trust: value,
      hurt: 9 - value,
      person: j,
      ...(at_ === 10 ? { small_step: "Eleven minutes on the telephone" } : {}),
    });
  }
  await studio.stop();
  const session = await add("session_add", {
    on_day: "2026-03-17",
    at_time: "16:30",
    with_label: "Dr. K.",
    fields: { hardest: "The quiet after lunch." },
  });
  await add("item_add", {
    session,
    type: "question",
    text: "How do I begin with J.?",
  });
  await add("item_add", { session, type: "commitment", commitment: promise });
  await add("item_add", {
    session,
    type: "checkin_range",
    from_day: "2026-02-12",
    to_day: "2026-03-12",
  });
}

async function open(window: Window, rail: string, name: string): Promise<void> {
  await go(window, rail);
  // Matters, which may name somebody, stand before people.
  const named = window.getByText(name, { exact: true });
  await main(window).getByRole("button").filter({ has: named }).last().click();
  await expect(main(window).getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
}

async function to(window: Window, key: string): Promise<void> {
  await act(window, t(key));
  await expect(main(window).getByRole("heading", { level: 1, name: t(key) })).toBeVisible();
}

/** All of them. */
export const REPAIR: readonly Screen[] = [
  {
    name: "home-life",
    about: "Home, after some weeks",
    view: "home",
    journal: "life",
    reach: (window) => expect(window.getByText(t("home-steps"))).toBeVisible(),
  },
  {
    name: "matters",
    about: "Matters and people",
    view: "matters",
    journal: "life",
    reach: async (window) => {
      await go(window, "app-matters");
      await expect(window.getByText(MATTER)).toBeVisible();
    },
  },
  {
    name: "matter",
    about: "One matter, and how it went on",
    view: "matter",
    journal: "life",
    reach: (window) => open(window, "app-matters", MATTER),
  },
  {
    name: "person",
    about: "One person",
    view: "person",
    journal: "life",
    reach: (window) => open(window, "app-matters", "Dad"),
  },
  {
    name: "commitments",
    about: "Commitments",
    view: "commitments",
    journal: "life",
    reach: async (window) => {
      await go(window, "app-commitments");
      await expect(window.getByText(PROMISE)).toBeVisible();
    },
  },
  {
    name: "commitment",
    about: "One promise, and what came of it",
    view: "commitment",
    journal: "life",
    reach: (window) => open(window, "app-commitments", PROMISE),
  },
  {
    name: "commitment-new",
    about: "A boundary, question by question",
    view: "commitment-new",
    journal: "life",
    reach: async (window) => {
      await go(window, "app-commitments");
      await window.getByRole("button", { name: t("commitments-boundary-purpose") }).click();
      await press(window, "guide-next");
    },
  },
  {
    name: "checkins",
    about: "How are things?",
    view: "checkins",
    journal: "life",
    reach: (window) => to(window, "app-checkins"),
  },
  {
    name: "values",
    about: "Values, and what can be trusted",
    view: "values",
    journal: "life",
    reach: (window) => to(window, "app-values"),
  },
  {
    name: "counsellor",
    about: "Sessions with somebody who helps",
    view: "counsellor",
    journal: "life",
    reach: async (window) => {
      await go(window, "app-counsellor");
      await expect(window.getByText("Dr. K.")).toBeVisible();
    },
  },
  {
    name: "session",
    about: "A session, and what to bring",
    view: "session",
    journal: "life",
    reach: async (window) => {
      await go(window, "app-counsellor");
      await window.getByRole("button", { name: "Dr. K." }).click();
      await expect(window.getByText("How do I begin with J.?", { exact: true })).toBeVisible();
    },
  },
  {
    name: "week",
    about: "A look at the week",
    view: "week",
    journal: "life",
    reach: (window) => to(window, "app-week"),
  },
  {
    name: "support",
    about: "The support list",
    view: "support",
    journal: "life",
    reach: (window) => to(window, "app-support"),
  },
  {
    name: "safe",
    about: "Safe and free?",
    view: "safe",
    journal: "life",
    reach: (window) => to(window, "guide-safe-and-free-title"),
  },
];
