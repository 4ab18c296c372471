/** The screens of the lock window. */

import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, type Page as Window } from "@playwright/test";

import { Bridge, PASSPHRASE } from "../stage/bridge";
import { t } from "../stage/words";
import { press, type Screen } from "./screen";
import type { Studio } from "./studio";

async function toCreate(window: Window, passphrase: string): Promise<void> {
  await press(window, "lock-before-continue");
  await window.getByLabel(t("lock-create-passphrase"), { exact: true }).fill(passphrase);
}

async function toLock(window: Window, studio: Studio): Promise<void> {
  await studio.lock();
  await expect(window.getByLabel(t("lock-passphrase"), { exact: true })).toBeFocused();
}

async function tryToOpen(window: Window, passphrase: string): Promise<void> {
  await window.getByLabel(t("lock-passphrase"), { exact: true }).fill(passphrase);
  await window.keyboard.press("Enter");
  await expect(window.getByRole("alert")).toBeVisible();
}

/** From the first start to unlocking, and what is beside it. */
export const LOCK: readonly Screen[] = [
  {
    name: "lock-before",
    about: "The first start, before anything is typed",
    view: "lock",
    journal: "none",
    reach: (window) =>
      expect(window.getByRole("button", { name: t("lock-before-continue") })).toBeFocused(),
  },
  {
    name: "lock-create",
    about: "Choosing a passphrase that is easy to guess",
    view: "lock",
    journal: "none",
    reach: async (window) => {
      await toCreate(window, "summer");
      await expect(window.getByText(t("lock-strength-low"))).toBeVisible();
    },
  },
  {
    name: "lock-create-different",
    about: "A good passphrase, and a slip in the second line",
    view: "lock",
    journal: "none",
    reach: async (window) => {
      await toCreate(window, PASSPHRASE);
      await expect(window.getByText(t("lock-strength-high"))).toBeVisible();
      await window.getByLabel(t("lock-create-again"), { exact: true }).fill("harbour kettle");
      await window.keyboard.press("Enter");
      await expect(window.getByRole("alert")).toBeVisible();
    },
  },
  {
    name: "lock-unlock",
    about: "Unlocking",
    view: "lock",
    journal: "usual",
    reach: toLock,
  },
  {
    name: "lock-wrong",
    about: "A passphrase that does not open it",
    view: "lock",
    journal: "usual",
    reach: async (window, studio) => {
      await toLock(window, studio);
      await tryToOpen(window, "harbour kettle");
    },
  },
  {
    name: "lock-damaged",
    about: "A damaged key part, told apart from a wrong passphrase",
    view: "lock",
    journal: "empty",
    reach: async (window, studio) => {
      await toLock(window, studio);
      for (const copy of ["vault.hdr", "vault.hdr.2"]) {
        await writeFile(join(studio.bridge.folder, "vault", copy), "LAMPVLT1\n");
      }
      await tryToOpen(window, PASSPHRASE);
    },
  },
  {
    name: "lock-in-use",
    about: "A journal that another program has open",
    view: "lock",
    journal: "empty",
    reach: async (window, studio) => {
      await toLock(window, studio);
      const other = await Bridge.start(studio.bridge);
      await other.ask("door_unlock", { passphrase: PASSPHRASE });
      await tryToOpen(window, PASSPHRASE);
      await other.stop();
    },
  },
  {
    name: "lock-vaults",
    about: "The journals that were used before",
    view: "lock",
    journal: "usual",
    reach: async (window, studio) => {
      await toLock(window, studio);
      await press(window, "lock-other");
      await expect(window.getByRole("listitem")).toHaveCount(1);
    },
  },
  {
    name: "lock-forgotten",
    about: "Opening with the recovery code",
    view: "lock",
    journal: "usual",
    reach: async (window, studio) => {
      await toLock(window, studio);
      await press(window, "lock-forgotten-link");
      await expect(window.getByText(t("lock-forgotten-without"))).toBeVisible();
    },
  },
  {
    name: "lock-restore",
    about: "A journal from a backup, in the place of the present one",
    view: "lock",
    journal: "usual",
    reach: async (window, studio) => {
      const backup = join(studio.bridge.folder, "journal.lampbak");
      await studio.bridge.stage("pick", { path: backup });
      await studio.bridge.ask("backup_to", {});
      await toLock(window, studio);
      await press(window, "lock-other");
      await press(window, "lock-vaults-backup");
      await studio.bridge.stage("pick", { path: backup });
      await press(window, "restore-pick");
      await window.getByRole("radio", { name: t("restore-in-place") }).check();
      await expect(window.getByText(t("restore-in-place-means"))).toBeVisible();
    },
  },
];
