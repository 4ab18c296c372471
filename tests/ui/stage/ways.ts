/** The ways through the main page, as a person takes them. */

import { type Locator, type Page, expect } from "@playwright/test";

import { t } from "./words";

/** From the recovery code of a new journal to the journal, without one. */
export async function withoutCode(page: Page): Promise<void> {
  await page.getByRole("button", { name: t("recovery-skip"), exact: true }).click();
  await page.getByRole("button", { name: t("recovery-skip-go"), exact: true }).click();
}

/** The groups of the recovery code that is shown. */
export async function shownCode(page: Page): Promise<string[]> {
  const groups = page.getByRole("list", { name: t("recovery-groups") }).getByRole("listitem");
  await expect(groups).toHaveCount(9);
  return (await groups.allInnerTexts()).map((text) => text.replace(/^\d\s+/, ""));
}

/** Presses a button of the rail. */
export async function go(page: Page, key: string): Promise<void> {
  await page
    .getByRole("navigation", { name: t("app-rail") })
    .getByRole("button", { name: t(key), exact: true })
    .click();
}

/** The field of the palette. */
export function palette(page: Page): Locator {
  return page.getByRole("dialog", { name: t("palette-title") }).getByRole("combobox");
}

/** What the palette offers. */
function offered(page: Page): Locator {
  return page.getByRole("dialog", { name: t("palette-title") }).getByRole("option");
}

/** The first page after unlocking. */
export async function expectHome(page: Page): Promise<void> {
  await expect(main(page).getByRole("heading", { name: t("home-begin") })).toBeVisible();
}

/** Chooses an action from the palette. */
export async function act(page: Page, label: string): Promise<void> {
  await page.keyboard.press("ControlOrMeta+k");
  const field = palette(page);
  await expect(field).toBeFocused();
  await field.fill(label);
  await expect(offered(page).first()).toContainText(label);
  await page.keyboard.press("Enter");
  await expect(field).toBeHidden();
}

/** The page itself, beside the rail. */
export function main(page: Page): Locator {
  return page.getByRole("main");
}

/** The heading of the page, which says where one is. */
export async function expectPage(page: Page, title: string): Promise<void> {
  await expect(main(page).getByRole("heading", { level: 1, name: title })).toBeVisible();
}
