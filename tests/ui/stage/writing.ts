/** Writing, as a person does it. */

import { type Locator, type Page, expect } from "@playwright/test";

import { go, main } from "./ways";
import { t } from "./words";

/** Where the text of an entry is written. */
export function editor(page: Page): Locator {
  return main(page).getByRole("textbox", { name: t("editor-text"), exact: true });
}

/** The words in it, laid out or plain. */
export function written(editor: Locator): Promise<string> {
  return editor.evaluate((element) =>
    element instanceof HTMLTextAreaElement ? element.value : (element.textContent ?? ""),
  );
}

/** Begins a new entry; the cursor stands in its text. */
export async function startWriting(page: Page): Promise<void> {
  await go(page, "app-write");
  await expect(editor(page)).toBeFocused();
}

/** What the page says about saving. */
export function savedLine(page: Page): Locator {
  return main(page).getByText(new RegExp(`^${t("entries-saved", { clock: "" }).slice(0, -2)}`));
}

/** Waits until the page says that all of it is in the vault. */
export async function saved(page: Page): Promise<void> {
  await expect(savedLine(page)).toBeVisible({ timeout: 30_000 });
}

/** Pastes what another program laid on the clipboard. */
export async function paste(into: Locator, kinds: Record<string, string>): Promise<void> {
  await into.evaluate((element, kinds) => {
    const clipboardData = new DataTransfer();
    for (const [kind, text] of Object.entries(kinds)) clipboardData.setData(kind, text);
    const how = { clipboardData, bubbles: true, cancelable: true };
    element.dispatchEvent(new ClipboardEvent("paste", how));
  }, kinds);
}
