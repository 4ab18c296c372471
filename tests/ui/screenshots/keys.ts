/** The screens of what opens the journal, and of removing it. */

import { expect, type Page as Window } from "@playwright/test";

import { PASSPHRASE } from "../stage/bridge";
import { main } from "../stage/ways";
import { t } from "../stage/words";
import { go, press, type Screen } from "./screen";

/** A passphrase that nobody guesses. */
const ANOTHER = "velvet anchor seventeen apricots";

async function toKeys(window: Window): Promise<void> {
  await go(window, "app-settings");
  await press(window, "settings-keys-open");
  await expect(main(window).getByText(t("keys-code-none"))).toBeVisible();
}

async function toNewPassphrase(window: Window): Promise<void> {
  await toKeys(window);
  await press(window, "keys-passphrase-change");
  await window.getByLabel(t("keys-now-field"), { exact: true }).fill(PASSPHRASE);
  await press(window, "keys-go-on");
}

async function toKnown(window: Window): Promise<void> {
  await toNewPassphrase(window);
  await window.getByLabel(t("keys-new-field"), { exact: true }).fill(ANOTHER);
  await window.getByLabel(t("lock-create-again"), { exact: true }).fill(ANOTHER);
  await press(window, "keys-go-on");
  await expect(main(window).getByRole("heading", { name: t("keys-known") })).toBeVisible();
}

async function toRemoval(window: Window): Promise<void> {
  await go(window, "app-settings");
  await press(window, "settings-removal-open");
  await expect(main(window).getByText(t("removal-first"))).toBeVisible();
}

/** From what opens it to the last question. */
export const KEYS: readonly Screen[] = [
  {
    name: "opens",
    about: "What opens the journal",
    view: "keys",
    journal: "usual",
    reach: toKeys,
  },
  {
    name: "opens-new",
    about: "Another passphrase, typed twice",
    view: "keys",
    journal: "usual",
    reach: async (window) => {
      await toNewPassphrase(window);
      await window.getByLabel(t("keys-new-field"), { exact: true }).fill(ANOTHER);
      await expect(window.getByText(t("lock-strength-high"))).toBeVisible();
    },
  },
  {
    name: "opens-known",
    about: "Whether somebody could know the old passphrase",
    view: "keys",
    journal: "usual",
    reach: toKnown,
  },
  {
    name: "opens-doing",
    about: "Everything gets other keys",
    view: "keys",
    journal: "usual",
    reach: async (window, studio) => {
      await studio.bridge.stage("hold_keys");
      await toKnown(window);
      await window.getByRole("button", { name: t("keys-known-yes") }).click();
      await press(window, "recovery-skip");
      await press(window, "recovery-skip-go");
      await expect(window.getByText(t("settings-step-encrypting"), { exact: true })).toBeVisible();
    },
  },
  {
    name: "opens-done",
    about: "Everything has other keys",
    view: "keys",
    journal: "usual",
    reach: async (window) => {
      await toKnown(window);
      await window.getByRole("button", { name: t("keys-known-yes") }).click();
      await press(window, "recovery-skip");
      await press(window, "recovery-skip-go");
      await expect(window.getByText(t("keys-done-rekey"))).toBeVisible();
    },
  },
  {
    name: "removal",
    about: "Removing the journal for good",
    view: "removal",
    journal: "usual",
    reach: toRemoval,
  },
  {
    name: "removal-last",
    about: "The last question before the journal is removed",
    view: "removal",
    journal: "usual",
    reach: async (window) => {
      await toRemoval(window);
      await window.getByLabel(t("keys-now-field"), { exact: true }).fill(PASSPHRASE);
      await press(window, "keys-go-on");
      await expect(window.getByRole("heading", { name: t("removal-last") })).toBeFocused();
    },
  },
];
