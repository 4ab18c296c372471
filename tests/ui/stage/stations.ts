/** Every page about people, matters and what is done for them, and every dialog on them, one after another. */

import { type Page, expect } from "@playwright/test";

import { LIFE } from "./life";
import { act, expectHome, go, main } from "./ways";
import { said, t } from "./words";

/** Where to look: a name, and the way there from the station before. */
export type Station = readonly [name: string, way: (page: Page) => Promise<void>];

/** Home, people and matters, each reached as a person reaches it. */
const PEOPLE: readonly Station[] = [
  ["home", (page) => expectHome(page)],
  ["matters", (page) => go(page, "app-matters")],
  ["a new matter", (page) => press(page, t("matters-new"))],
  [
    "a matter",
    async (page) => {
      await shut(page);
      await open(page, LIFE.matter);
    },
  ],
  ["earlier versions", (page) => fromMenu(page, t("matters-more"), t("history-title"))],
  [
    "what a matter says",
    async (page) => {
      await shut(page);
      await fromMenu(page, t("matters-more"), t("kit-change"));
    },
  ],
  [
    "before a matter goes",
    async (page) => {
      await shut(page);
      await fromMenu(page, t("matters-more"), t("kit-delete"));
    },
  ],
  [
    "a person",
    async (page) => {
      await shut(page);
      await go(page, "app-matters");
      await open(page, `${LIFE.person} ${t("people-friend")}`);
    },
  ],
  ["what is written of a person", (page) => fromMenu(page, t("people-more"), t("kit-change"))],
  [
    "before a person goes",
    async (page) => {
      await shut(page);
      await fromMenu(page, t("people-more"), t("kit-delete"));
    },
  ],
];

const COMMITMENTS: readonly Station[] = [
  [
    "commitments",
    async (page) => {
      await go(page, "app-commitments");
      await press(page, t("commitments-over-show"));
    },
  ],
  ["a commitment", (page) => open(page, LIFE.promise)],
  [
    "the menu of a commitment",
    async (page) => {
      await press(page, t("commitments-more"));
      await expect(page.getByRole("menu")).toBeVisible();
    },
  ],
  [
    "what came of a commitment",
    async (page) => {
      await page.keyboard.press("Escape");
      await press(page, t("commitments-another-day"));
      await page.getByRole("dialog").getByText(t("commitments-missed"), { exact: true }).click();
      await expect(page.getByRole("dialog").getByText(t("guide-missed-next"))).toBeVisible();
    },
  ],
  [
    "a commitment to look at again",
    async (page) => {
      await shut(page);
      await go(page, "app-commitments");
      await open(page, LIFE.openness);
    },
  ],
  [
    "a new commitment",
    async (page) => {
      await go(page, "app-commitments");
      await main(page)
        .getByRole("button", { name: t("commitments-openness-purpose") })
        .click();
      await expect(main(page).getByRole("textbox")).toBeVisible();
    },
  ],
  [
    "values",
    async (page) => {
      await go(page, "app-commitments");
      await press(page, t("app-values"));
      await expect(main(page).getByText(LIFE.value, { exact: true })).toBeVisible();
    },
  ],
  ["a new value", (page) => press(page, t("values-new"))],
  [
    "a look at a value",
    async (page) => {
      await shut(page);
      await press(page, t("values-look"));
    },
  ],
];

const ROUND: readonly Station[] = [
  [
    "check-ins",
    async (page) => {
      await act(page, t("app-checkins"));
      await expect(main(page).getByRole("figure").first()).toBeVisible();
    },
  ],
  [
    "whom a check-in is about",
    async (page) => {
      await main(page)
        .getByRole("combobox", { name: t("checkins-person") })
        .click();
      await expect(main(page).getByRole("option").first()).toBeVisible();
    },
  ],
  ["counsellor", (page) => go(page, "app-counsellor")],
  ["a new session", (page) => press(page, t("sessions-new"))],
  [
    "a session",
    async (page) => {
      await shut(page);
      await open(page, LIFE.counsellor);
      await expect(main(page).getByText(LIFE.question, { exact: true })).toBeVisible();
    },
  ],
  ["what else to bring", (page) => press(page, t("sessions-bring-more"))],
  [
    "preparing a session",
    async (page) => {
      await shut(page);
      await press(page, t("sessions-prepare"));
      await expect(main(page).getByRole("button", { name: t("guide-next") })).toBeVisible();
    },
  ],
  ["the week", (page) => act(page, t("app-week"))],
  ["support", (page) => go(page, "app-support")],
  ["somebody to turn to", (page) => press(page, t("support-new"))],
  [
    "safe and free",
    async (page) => {
      await shut(page);
      await press(page, t("guide-safe-and-free-title"));
      await expect(main(page).getByRole("listitem").first()).toBeVisible();
    },
  ],
];

/** Entries with what was answered and what they are about, and what opens over them. */
const ENTRIES: readonly Station[] = [
  ["a talk", (page) => entry(page, LIFE.talk)],
  ["before a talk", (page) => fromMenu(page, t("entries-more"), t("guide-talk-card"))],
  [
    "what a talk is about",
    async (page) => {
      await shut(page);
      await press(page, t("entries-about-change"));
    },
  ],
  [
    "sealing",
    async (page) => {
      await shut(page);
      await fromMenu(page, t("entries-more"), t("entries-seal"));
    },
  ],
  [
    "the steps after a talk",
    async (page) => {
      await shut(page);
      await press(page, t("entries-steps-after"));
      await expect(main(page).getByRole("button", { name: t("guide-skip") })).toBeVisible();
    },
  ],
  ["an apology", (page) => entry(page, LIFE.apology)],
  [
    "the steps of an apology",
    async (page) => {
      await press(page, t("entries-steps-on"));
      await expect(main(page).getByRole("button", { name: t("guide-skip") })).toBeVisible();
    },
  ],
  ["forgiveness", (page) => entry(page, LIFE.forgiveness)],
  [
    "lenses of a reflection",
    async (page) => {
      await go(page, "app-write");
      await expect(main(page).getByRole("group", { name: t("entries-lens") })).toBeVisible();
    },
  ],
];

/** All of them, in rounds that each begin on Home. */
export const ROUNDS = [
  ["people and matters", PEOPLE],
  ["commitments and values", COMMITMENTS],
  ["check-ins, sessions and support", ROUND],
  ["entries", ENTRIES],
] as const;

/** Presses a button of the page. */
async function press(page: Page, name: string): Promise<void> {
  await main(page).getByRole("button", { name, exact: true }).first().click();
}

/** Opens one of a list, and waits for its page. */
async function open(page: Page, name: string): Promise<void> {
  const title = main(page).getByRole("heading", { level: 1 });
  const before = await title.innerText();
  await main(page).getByRole("button", { name }).first().click();
  await expect(title).not.toHaveText(before);
}

async function entry(page: Page, title: string): Promise<void> {
  await act(page, title);
  await expect(main(page).getByRole("textbox", { name: t("editor-text") })).toBeVisible();
  await expect(main(page).getByRole("button", { name: t("entries-about-change") })).toBeVisible();
}

async function fromMenu(page: Page, menu: string, item: string): Promise<void> {
  await main(page)
    .getByRole("button", { name: said(menu) })
    .first()
    .click();
  await page.getByRole("menu").getByRole("menuitem", { name: item, exact: true }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
}

/** Closes what lies over the page. */
async function shut(page: Page): Promise<void> {
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
}
