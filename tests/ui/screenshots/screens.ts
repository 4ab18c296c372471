/** Every screen there is a picture of, and the way to it. */

import { join } from "node:path";

import { expect, type Page as Window } from "@playwright/test";

import { act, main, palette } from "../stage/ways";
import { t } from "../stage/words";
import { editor } from "../stage/writing";
import { CROWDED, longText, OPEN, SOUGHT } from "./diary";
import { KEYS } from "./keys";
import { LOCK } from "./lock";
import { REPAIR } from "./repair";
import { go, press, type Screen } from "./screen";
import type { Studio } from "./studio";

/** The windows pictures are taken in. */
export const SIZES = [
  { size: "wide", width: 1280, height: 860 },
  { size: "narrow", width: 800, height: 600 },
] as const;

/** The two looks. */
export const LOOKS = [
  { look: "day", colorScheme: "light" },
  { look: "dusk", colorScheme: "dark" },
] as const;

async function openEntry(window: Window, title: string): Promise<void> {
  await act(window, title);
  await expect(editor(window)).toBeFocused();
}

async function startWriting(window: Window): Promise<void> {
  await act(window, t("app-write"));
  await expect(editor(window)).toBeFocused();
}

async function search(window: Window, words: string): Promise<void> {
  await act(window, t("app-search"));
  await window.getByRole("searchbox").fill(words);
}

async function preview(window: Window, studio: Studio): Promise<void> {
  await openEntry(window, OPEN);
  await act(window, t("entries-share"));
  await expect(main(window).getByRole("article")).toBeVisible();
  void studio;
}

async function save(window: Window, studio: Studio): Promise<void> {
  await preview(window, studio);
  await window.getByRole("radio", { name: t("share-way-pdf") }).check();
  await studio.bridge.stage("pick", {
    path: join(studio.bridge.folder, "notes-2026-03.pdf"),
  });
  await press(window, "share-save-pdf");
  await expect(window.getByText(t("share-password"), { exact: true })).toBeVisible();
}

/** All of them, in the order of the index. */
export const SCREENS: readonly Screen[] = [
  ...LOCK,
  {
    name: "home-empty",
    about: "Home of a new journal",
    view: "home",
    journal: "empty",
    reach: (window) => expect(window.getByText(t("home-empty"))).toBeVisible(),
  },
  {
    name: "home",
    about: "Home",
    view: "home",
    journal: "usual",
    reach: (window) => expect(window.getByText(OPEN)).toBeVisible(),
  },
  {
    name: "home-overfull",
    about: "Home, when the last title is very long",
    view: "home",
    journal: "overfull",
    reach: async (window, studio) => {
      await studio.write(CROWDED);
      await expect(window.getByText(CROWDED.title ?? "")).toBeVisible();
    },
  },
  {
    name: "timeline-empty",
    about: "An empty timeline",
    view: "timeline",
    journal: "empty",
    reach: async (window) => {
      await go(window, "app-timeline");
      await expect(window.getByText(t("timeline-empty"))).toBeVisible();
    },
  },
  {
    name: "timeline",
    about: "The timeline",
    view: "timeline",
    journal: "usual",
    reach: (window) => go(window, "app-timeline"),
  },
  {
    name: "timeline-narrowed",
    about: "The timeline, narrowed until nothing fits",
    view: "timeline",
    journal: "usual",
    reach: async (window) => {
      await go(window, "app-timeline");
      await press(window, "filter-more");
      await window.getByLabel(t("filter-to"), { exact: true }).fill("2025-12-31");
      await expect(window.getByText(t("timeline-none-left"))).toBeVisible();
    },
  },
  {
    name: "timeline-choosing",
    about: "Choosing entries to share",
    view: "timeline",
    journal: "usual",
    reach: async (window) => {
      await go(window, "app-timeline");
      await press(window, "timeline-choose");
      await window.getByRole("option").nth(0).click();
      await window.getByRole("option").nth(2).click();
    },
  },
  {
    name: "timeline-overfull",
    about: "A timeline with long titles and many tags, somewhere in its middle",
    view: "timeline",
    journal: "overfull",
    reach: async (window) => {
      await go(window, "app-timeline");
      await window.getByRole("option").first().focus();
      for (let pages = 0; pages < 4; pages += 1) await window.keyboard.press("PageDown");
      await expect(window.getByRole("option").first()).not.toHaveAttribute("data-row", "0");
    },
  },
  {
    name: "entry-new",
    about: "An empty page",
    view: "new",
    journal: "empty",
    reach: startWriting,
  },
  {
    name: "entry",
    about: "An entry",
    view: "entry",
    journal: "usual",
    reach: (window) => openEntry(window, OPEN),
  },
  {
    name: "entry-slash",
    about: "The menu under a slash",
    view: "entry",
    journal: "usual",
    reach: async (window) => {
      await openEntry(window, OPEN);
      await window.keyboard.press("ControlOrMeta+End");
      await window.keyboard.press("Enter");
      await window.keyboard.type("/");
      await expect(window.getByRole("listbox", { name: t("editor-slash") })).toBeVisible();
    },
  },
  {
    name: "entry-plain",
    about: "An entry as plain text",
    view: "entry",
    journal: "usual",
    reach: async (window) => {
      await openEntry(window, "Before Friday");
      await act(window, t("editor-plain-switch"));
      await expect(window.getByText(t("editor-plain-about"))).toBeVisible();
    },
  },
  {
    name: "entry-menu",
    about: "What else can be done with an entry",
    view: "entry",
    journal: "usual",
    reach: async (window) => {
      await openEntry(window, OPEN);
      await press(window, "entries-more");
      await expect(window.getByRole("menu")).toBeVisible();
    },
  },
  {
    name: "entry-date",
    about: "Setting the date of an entry",
    view: "entry",
    journal: "usual",
    reach: async (window) => {
      await openEntry(window, OPEN);
      await act(window, t("entries-date-set"));
      await expect(window.getByRole("dialog")).toBeVisible();
    },
  },
  {
    name: "entry-link",
    about: "Setting a link",
    view: "entry",
    journal: "usual",
    reach: async (window) => {
      await openEntry(window, OPEN);
      await window.keyboard.press("ControlOrMeta+Shift+k");
      await expect(window.getByRole("dialog")).toBeVisible();
    },
  },
  {
    name: "entry-trouble",
    about: "A save that failed",
    view: "entry",
    journal: "usual",
    reach: async (window, studio) => {
      await openEntry(window, "After the phone call");
      await studio.bridge.stage("refuse", { times: 1000 });
      await window.keyboard.type("Still here. ");
      await expect(window.getByRole("alert")).toBeVisible();
    },
  },
  {
    name: "entry-two-texts",
    about: "An entry that was changed in two places",
    view: "entry",
    journal: "usual",
    reach: async (window, studio) => {
      await openEntry(window, "After the phone call");
      const all = await studio.bridge.call("entry_list", {});
      const id = all.find(({ title }) => title === "After the phone call")?.id ?? "";
      await studio.bridge.stage("refuse", { times: 1 });
      await window.keyboard.type("Mine. ");
      await expect(window.getByRole("alert")).toBeVisible();
      await studio.bridge.call("entry_edit", {
        id,
        body: "Eleven minutes, and it was all right.",
      });
      await press(window, "entries-try-again");
      await expect(window.getByRole("heading", { name: t("entries-two-texts") })).toBeVisible();
    },
  },
  {
    name: "entry-found",
    about: "An entry opened from the search, its hits marked",
    view: "entry",
    journal: "usual",
    reach: async (window) => {
      await search(window, SOUGHT);
      await window
        .getByRole("list", { name: t("search-hits") })
        .getByRole("button")
        .last()
        .click();
      await expect(window.locator("mark.here")).toBeVisible();
    },
  },
  {
    name: "entry-looked-over",
    about: "An apology looked over",
    view: "entry",
    journal: "usual",
    reach: async (window) => {
      await openEntry(window, OPEN);
      await window.keyboard.press("ControlOrMeta+End");
      await window.keyboard.type(" I'm sorry I told her, but you had been quiet about it for weeks.");
      await press(window, "apology-look");
      await expect(window.getByRole("heading", { name: t("apology-looked-over") })).toBeVisible();
    },
  },
  {
    name: "entry-in-trash",
    about: "An entry that lies in the trash",
    view: "entry",
    journal: "usual",
    reach: async (window) => {
      await go(window, "app-trash");
      await window.getByRole("button", { name: "A letter I will not send", exact: true }).click();
      await expect(window.getByText(t("entries-in-trash"))).toBeVisible();
    },
  },
  {
    name: "entry-overfull",
    about: "A title that is too long, forty tags, and everything a text can hold",
    view: "entry",
    journal: "overfull",
    reach: async (window, studio) => {
      await studio.write(CROWDED);
      await go(window, "app-timeline");
      await window.getByRole("option").first().click();
      await expect(editor(window)).toBeFocused();
    },
  },
  {
    name: "entry-everything",
    about: "Headings, lists, code, quotations, and other scripts",
    view: "entry",
    journal: "empty",
    reach: async (window, studio) => {
      await studio.write({
        ...CROWDED,
        title: "Everything a text can hold",
        tag: [],
      });
      await openEntry(window, "Everything a text can hold");
      await editor(window)
        .getByRole("heading", { name: "Lists" })
        .evaluate((heading) => {
          heading.scrollIntoView({ block: "start" });
        });
    },
  },
  {
    name: "entry-long",
    about: "Twenty thousand words, at their end",
    view: "entry",
    journal: "empty",
    reach: async (window, studio) => {
      await studio.write({
        at: CROWDED.at,
        kind: "reflection",
        title: "Twenty thousand words",
        body: longText(),
      });
      await openEntry(window, "Twenty thousand words");
      await window.keyboard.press("ControlOrMeta+End");
      await expect(window.getByText(/20,\d{3}.* words$/)).toBeVisible();
    },
  },
  {
    name: "history-empty",
    about: "An entry without earlier versions",
    view: "history",
    journal: "usual",
    reach: async (window) => {
      await openEntry(window, "A first page");
      await act(window, t("entries-history"));
      await expect(window.getByText(t("history-empty"))).toBeVisible();
    },
  },
  {
    name: "history",
    about: "Earlier versions of an entry, with the words that differ",
    view: "history",
    journal: "usual",
    reach: async (window) => {
      await openEntry(window, OPEN);
      await act(window, t("entries-history"));
      await expect(main(window).locator("ins").first()).toBeVisible();
    },
  },
  {
    name: "search",
    about: "The search, before anything is asked",
    view: "search",
    journal: "usual",
    reach: (window) => act(window, t("app-search")),
  },
  {
    name: "search-none",
    about: "Words that are nowhere",
    view: "search",
    journal: "usual",
    reach: async (window) => {
      await search(window, "zanzibar");
      await expect(window.getByText(t("search-none"))).toBeVisible();
    },
  },
  {
    name: "search-found",
    about: "What was found",
    view: "search",
    journal: "usual",
    reach: async (window) => {
      await search(window, SOUGHT);
      await expect(window.getByRole("list", { name: t("search-hits") })).toBeVisible();
    },
  },
  {
    name: "search-overfull",
    about: "More than fits",
    view: "search",
    journal: "overfull",
    reach: async (window) => {
      await search(window, "the");
      await expect(window.getByRole("list", { name: t("search-hits") })).toBeVisible();
    },
  },
  {
    name: "palette",
    about: "Everything that can be done",
    view: "home",
    journal: "usual",
    reach: async (window) => {
      await window.keyboard.press("ControlOrMeta+k");
      await expect(palette(window)).toBeFocused();
    },
  },
  {
    name: "palette-days",
    about: "Days, by a phrase",
    view: "home",
    journal: "usual",
    reach: async (window) => {
      await window.keyboard.press("ControlOrMeta+k");
      await palette(window).fill("last sunday");
      await expect(window.getByRole("option").first()).toBeVisible();
    },
  },
  {
    name: "palette-entries",
    about: "Entries, by a few letters",
    view: "home",
    journal: "usual",
    reach: async (window) => {
      await window.keyboard.press("ControlOrMeta+k");
      await palette(window).fill("sun");
      await expect(window.getByRole("option", { name: OPEN })).toBeVisible();
    },
  },
  {
    name: "share-empty",
    about: "Sharing, before anything is chosen",
    view: "share",
    journal: "usual",
    reach: (window) => go(window, "app-share"),
  },
  {
    name: "share-choose",
    about: "Choosing what is in it",
    view: "share",
    journal: "usual",
    reach: async (window) => {
      await go(window, "app-share");
      await press(window, "share-pick");
      await window.getByRole("dialog").getByRole("checkbox").first().check();
    },
  },
  {
    name: "share",
    about: "What would be in it, as it would be",
    view: "share",
    journal: "usual",
    reach: preview,
  },
  {
    name: "share-overfull",
    about: "More than a counsellor reads",
    view: "share",
    journal: "usual",
    reach: async (window) => {
      await go(window, "app-timeline");
      await press(window, "timeline-choose");
      await window.getByRole("option").first().click();
      await window.keyboard.press("Shift+End");
      await press(window, "timeline-share");
      await expect(main(window).getByRole("article").first()).toBeVisible();
    },
  },
  {
    name: "share-made",
    about: "The file is saved",
    view: "share",
    journal: "usual",
    reach: save,
  },
  {
    name: "share-log",
    about: "What was shared before",
    view: "share",
    journal: "usual",
    reach: async (window, studio) => {
      await save(window, studio);
      await go(window, "app-share");
      await window.getByText(t("share-log"), { exact: true }).click();
      await expect(window.getByText(t("share-sum"))).toBeVisible();
    },
  },
  {
    name: "trash-empty",
    about: "An empty trash",
    view: "trash",
    journal: "empty",
    reach: (window) => go(window, "app-trash"),
  },
  {
    name: "trash",
    about: "The trash",
    view: "trash",
    journal: "usual",
    reach: (window) => go(window, "app-trash"),
  },
  {
    name: "trash-asking",
    about: "Before the trash is emptied",
    view: "trash",
    journal: "usual",
    reach: async (window) => {
      await go(window, "app-trash");
      await press(window, "trash-empty-it");
      await expect(window.getByRole("dialog")).toBeVisible();
    },
  },
  {
    name: "notice-undo",
    about: "An entry went to the trash, and can be had back",
    view: "home",
    journal: "usual",
    reach: async (window) => {
      await openEntry(window, "Awake again");
      await act(window, t("entries-trash"));
      await expect(window.getByText(t("entries-trashed"))).toBeVisible();
    },
  },
  {
    name: "settings",
    about: "The settings",
    view: "settings",
    journal: "usual",
    reach: (window) => go(window, "app-settings"),
  },
  ...KEYS,
  {
    name: "settings-found",
    about: "Settings by their words",
    view: "settings",
    journal: "usual",
    reach: async (window) => {
      await go(window, "app-settings");
      await window.getByRole("searchbox").fill("lock");
    },
  },
  {
    name: "settings-notifications",
    about: "What the computer may show, word for word, and off",
    view: "settings",
    journal: "usual",
    reach: async (window) => {
      await go(window, "app-settings");
      await window.getByRole("searchbox").fill(t("settings-notifications"));
      await expect(
        main(window).getByRole("heading", { name: t("settings-notifications"), exact: true }),
      ).toBeVisible();
    },
  },
  {
    name: "protection",
    about: "What is protected, and what is not",
    view: "protection",
    journal: "usual",
    reach: (window) => go(window, "app-protection"),
  },
  {
    name: "help",
    about: "Help",
    view: "help",
    journal: "usual",
    reach: (window) => go(window, "app-help"),
  },
  {
    name: "keys",
    about: "The keys, while an entry is open",
    view: "entry",
    journal: "usual",
    reach: async (window) => {
      await openEntry(window, OPEN);
      await window.keyboard.press("ControlOrMeta+/");
      await expect(window.getByRole("dialog")).toBeVisible();
    },
  },
  ...REPAIR,
];
