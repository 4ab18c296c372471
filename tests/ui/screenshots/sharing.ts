/** The pictures of sharing. */

import { join } from "node:path";

import { expect, type Page as Window } from "@playwright/test";

import { act, main } from "../stage/ways";
import { t } from "../stage/words";
import { OPEN } from "./diary";
import { go, openEntry, press, type Screen } from "./screen";
import type { Studio } from "./studio";

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
export const SHARING: readonly Screen[] = [
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
];
