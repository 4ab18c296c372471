/** Every screen there is a picture of, and the way to it. */

import { expect } from "@playwright/test";

import { act, main, palette } from "../stage/ways";
import { t } from "../stage/words";
import { CROWDED, OPEN, SOUGHT } from "./diary";
import { ENTRIES } from "./entries";
import { KEYS } from "./keys";
import { LOCK } from "./lock";
import { REPAIR } from "./repair";
import { go, openEntry, press, search, type Screen } from "./screen";
import { SHARING } from "./sharing";

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
  ...ENTRIES,
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
  ...SHARING,
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
