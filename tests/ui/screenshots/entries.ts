/** The pictures of an entry that is open, and of its earlier versions. */

import { expect, type Page as Window } from "@playwright/test";

import { act, main } from "../stage/ways";
import { t } from "../stage/words";
import { editor } from "../stage/writing";
import { CROWDED, longText, OPEN, SOUGHT } from "./diary";
import { go, openEntry, press, search, type Screen } from "./screen";

async function startWriting(window: Window): Promise<void> {
  await act(window, t("app-write"));
  await expect(editor(window)).toBeFocused();
}

/** All of them, in the order of the index. */
export const ENTRIES: readonly Screen[] = [
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
      await window.keyboard.type(
        " I'm sorry I told her, but you had been quiet about it for weeks.",
      );
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
];
