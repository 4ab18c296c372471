/** The pictures of people, matters, commitments, check-ins, sessions and support. */

import { expect, type Page as Window } from "@playwright/test";

import { act, main } from "../stage/ways";
import { t } from "../stage/words";
import { editor } from "../stage/writing";
import { DAYS } from "./life";
import { go, press, type Screen } from "./screen";

/** The matter that is open in the pictures. */
const MATTER = "The card";
/** The promise that is open in them. */
const PROMISE = "One true thing about the day";

/** Takes the pointer from where it pressed, so that nothing looks pointed at. */
async function away(window: Window): Promise<void> {
  await window.mouse.move(0, 0);
}

async function open(window: Window, rail: string, name: string): Promise<void> {
  await go(window, rail);
  // Matters, which may name somebody, stand before people.
  const named = window.getByText(name, { exact: true });
  await main(window).getByRole("button").filter({ has: named }).last().click();
  await expect(main(window).getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
  await away(window);
}

async function to(window: Window, key: string): Promise<void> {
  await act(window, t(key));
  await expect(main(window).getByRole("heading", { level: 1, name: t(key) })).toBeVisible();
}

async function read(window: Window, title: string): Promise<void> {
  await act(window, title);
  await expect(editor(window)).toBeFocused();
}

/** Opens the session of a day and waits for words of it. */
async function meet(window: Window, day: string, words: string): Promise<void> {
  await go(window, "app-counsellor");
  await main(window).getByRole("button").filter({ hasText: day }).click();
  await expect(window.getByText(words, { exact: true })).toBeVisible();
  await away(window);
}

/** All of them, on days of one life. */
export const REPAIR: readonly Screen[] = [
  {
    name: "home-life",
    about: "Home, in the third week",
    view: "home",
    journal: "life",
    now: DAYS.third,
    reach: (window) => expect(window.getByText(t("home-steps"))).toBeVisible(),
  },
  {
    name: "home-review",
    about: "Home, on the day a boundary is to be looked at again",
    view: "home",
    journal: "life",
    now: DAYS.sixth,
    reach: (window) => expect(window.getByText(t("home-steps"))).toBeVisible(),
  },
  {
    name: "home-meeting",
    about: "Home, after twelve weeks, two days before a meeting",
    view: "home",
    journal: "life",
    now: DAYS.last,
    reach: (window) => expect(window.getByText(t("home-steps"))).toBeVisible(),
  },
  {
    name: "apology",
    about: "A letter of apology, put together from its answers",
    view: "entry",
    journal: "life",
    now: DAYS.resting,
    reach: (window) => read(window, "To J."),
  },
  {
    name: "talk",
    about: "A talk, with both sides of it",
    view: "entry",
    journal: "life",
    now: DAYS.third,
    reach: (window) => read(window, "Telling the rest"),
  },
  {
    name: "forgiveness",
    about: "Forgiveness, with how one means to act apart from how it feels",
    view: "entry",
    journal: "life",
    now: DAYS.third,
    reach: (window) => read(window, "In confidence"),
  },
  {
    name: "self-trust",
    about: "What can be trusted, in one line",
    view: "entry",
    journal: "life",
    now: DAYS.sixth,
    reach: (window) => read(window, "A small word"),
  },
  {
    name: "matters",
    about: "Matters and people",
    view: "matters",
    journal: "life",
    now: DAYS.sixth,
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
    now: DAYS.sixth,
    reach: (window) => open(window, "app-matters", MATTER),
  },
  {
    name: "matter-since",
    about: "Further down: talks, kept promises, small steps and meetings of seven weeks",
    view: "matter",
    journal: "life",
    now: DAYS.sixth,
    reach: async (window) => {
      await open(window, "app-matters", MATTER);
      await press(window, "matters-how-long");
      await away(window);
    },
  },
  {
    name: "person",
    about: "One person",
    view: "person",
    journal: "life",
    now: DAYS.last,
    reach: (window) => open(window, "app-matters", "M."),
  },
  {
    name: "commitments",
    about: "Commitments",
    view: "commitments",
    journal: "life",
    now: DAYS.sixth,
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
    now: DAYS.last,
    reach: (window) => open(window, "app-commitments", PROMISE),
  },
  {
    name: "commitment-openness",
    about: "Openness that was looked at again, and goes on",
    view: "commitment",
    journal: "life",
    now: DAYS.sixth,
    reach: (window) => open(window, "app-commitments", "What I spent this week"),
  },
  {
    name: "commitment-boundary",
    about: "A boundary, and when it was held",
    view: "commitment",
    journal: "life",
    now: DAYS.last,
    reach: (window) => open(window, "app-commitments", "No talk about people who are not there"),
  },
  {
    name: "commitment-together",
    about: "Time together, and what was worth repeating",
    view: "commitment",
    journal: "life",
    now: DAYS.last,
    reach: (window) => open(window, "app-commitments", "A walk by the harbour"),
  },
  {
    name: "commitment-new",
    about: "A boundary, question by question",
    view: "commitment-new",
    journal: "life",
    now: DAYS.third,
    reach: async (window) => {
      await go(window, "app-commitments");
      await window.getByRole("button", { name: t("commitments-boundary-purpose") }).click();
      await main(window).getByRole("radio").first().check();
      await press(window, "guide-next");
      await main(window).getByRole("textbox").fill("Calls turn to people who are not there.");
      await press(window, "guide-next");
      await away(window);
    },
  },
  {
    name: "checkins",
    about: "How are things?",
    view: "checkins",
    journal: "life",
    now: DAYS.last,
    reach: (window) => to(window, "app-checkins"),
  },
  {
    name: "checkins-trend",
    about: "Own ratings over twelve weeks, with their gaps",
    view: "checkins",
    journal: "life",
    now: DAYS.last,
    reach: async (window) => {
      await to(window, "app-checkins");
      const steadiness = main(window).getByRole("figure").last();
      await steadiness.evaluate((chart) => chart.scrollIntoView({ block: "center" }));
    },
  },
  {
    name: "values",
    about: "Values, and what can be trusted",
    view: "values",
    journal: "life",
    now: DAYS.last,
    reach: (window) => to(window, "app-values"),
  },
  {
    name: "counsellor",
    about: "Sessions with somebody who helps",
    view: "counsellor",
    journal: "life",
    now: DAYS.last,
    reach: async (window) => {
      await go(window, "app-counsellor");
      await expect(window.getByText("A.", { exact: true }).first()).toBeVisible();
    },
  },
  {
    name: "session",
    about: "A session to come, and what to bring",
    view: "session",
    journal: "life",
    now: DAYS.last,
    reach: (window) => meet(window, "31 March", "When is it enough?"),
  },
  {
    name: "session-after",
    about: "A session that was, and what to remember of it",
    view: "session",
    journal: "life",
    now: DAYS.sixth,
    reach: (window) => meet(window, "3 February", "Say the number first, then stop."),
  },
  {
    name: "session-document",
    about: "What is brought, as the counsellor would see it",
    view: "share",
    journal: "life",
    now: DAYS.eve,
    reach: async (window) => {
      await meet(window, "3 February", "How do I say the number without excuses?");
      await press(window, "sessions-share");
      await expect(main(window).getByRole("article").first()).toBeVisible();
      await away(window);
    },
  },
  {
    name: "week",
    about: "A look at the week",
    view: "week",
    journal: "life",
    now: DAYS.sixth,
    reach: (window) => to(window, "app-week"),
  },
  {
    name: "support",
    about: "The support list",
    view: "support",
    journal: "life",
    now: DAYS.third,
    reach: (window) => to(window, "app-support"),
  },
  {
    name: "safe",
    about: "Safe and free?",
    view: "safe",
    journal: "life",
    now: DAYS.third,
    reach: (window) => to(window, "guide-safe-and-free-title"),
  },
];
