/** Sharing: what is seen first is what the file holds. */

import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { DIARY, fill } from "./stage/diary";
import { LIFE, live } from "./stage/life";
import { look, SIZES } from "./stage/sight";
import { expect, test } from "./stage/test";
import type { Page } from "./stage/test";
import { go, main } from "./stage/ways";
import { said, t } from "./stage/words";

/** From the timeline to the share page with the two newest entries. */
async function choose(page: Page): Promise<void> {
  await go(page, "app-timeline");
  await page.getByRole("button", { name: t("timeline-choose"), exact: true }).click();
  await page.getByRole("option").nth(0).click();
  await page.getByRole("option").nth(1).click();
  await page.getByRole("button", { name: t("timeline-share") }).click();
  await expect(paper(page).getByRole("article")).toHaveCount(2);
}

function paper(page: Page) {
  return page.getByRole("region", { name: t("share-paper") });
}

async function shown(page: Page): Promise<string[]> {
  return words((await paper(page).getByRole("article").allInnerTexts()).join(" "));
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}

test("nothing is chosen to begin with, and entries are chosen by their words", async ({
  page,
  bridge,
}) => {
  await bridge.create();
  await fill(bridge);
  await page.goto(bridge.address);
  await go(page, "app-share");
  await expect(page.getByText(t("share-nothing-yet"))).toBeVisible();
  await main(page)
    .getByRole("button", { name: t("share-pick"), exact: true })
    .click();
  const dialog = page.getByRole("dialog", { name: t("share-pick") });
  await expect(dialog.getByRole("checkbox")).toHaveCount(4);
  await dialog.getByRole("searchbox").fill("gulls");
  await expect(dialog.getByRole("checkbox")).toHaveCount(1);
  await dialog.getByRole("checkbox").check();
  await dialog.getByRole("button", { name: "Take one" }).click();
  await expect(paper(page).getByRole("article")).toHaveCount(1);
  await expect(paper(page)).toContainText("along the harbour wall");
  await page.getByRole("button", { name: t("share-leave-out", { title: DIARY[0].title }) }).click();
  await expect(page.getByText(t("share-nothing-yet"))).toBeVisible();
});

test("the text file holds what was seen, and nothing else", async ({ page, bridge }) => {
  await bridge.create();
  await fill(bridge);
  await page.goto(bridge.address);
  await choose(page);
  await page.getByRole("radio", { name: t("share-way-markdown"), exact: true }).check();
  await expect(paper(page)).toContainText("Wed 4 March 2026 · Forgiveness · #home");
  const seen = await shown(page);
  const file = join(bridge.folder, "notes.md");
  await bridge.stage("pick", { path: file });
  await page.getByRole("button", { name: t("share-save-markdown") }).click();
  await expect(page.getByRole("heading", { name: t("share-made") })).toBeFocused();
  await expect(main(page)).toContainText(file);
  await expect(main(page)).toContainText(t("share-made-open"));
  const text = await readFile(file, "utf8");
  // The file's signs of Markdown are shown as what they mean.
  const written = words(text.replaceAll(/^#+ /gm, "").replaceAll(/[*\\]/g, ""));
  expect(written.slice(1)).toEqual(seen);
});

test("the PDF holds what was seen, behind the password that is shown once", async ({
  page,
  bridge,
}) => {
  await bridge.create();
  await fill(bridge);
  await page.goto(bridge.address);
  await choose(page);
  await page.getByRole("radio", { name: t("share-way-pdf"), exact: true }).check();
  await expect(paper(page)).toContainText("Forgiveness · Wed 4 March 2026");
  const seen = await shown(page);
  const file = join(bridge.folder, "notes.pdf");
  await bridge.stage("pick", { path: file });
  await page.getByRole("button", { name: t("share-save-pdf") }).click();
  await expect(page.getByRole("heading", { name: t("share-made") })).toBeFocused();
  const password = await page.getByText(/^[0-9A-Z]{5}(-[0-9A-Z]{5})+$/).innerText();
  const read = execFileSync("pdftotext", ["-upw", password, file, "-"], { encoding: "utf8" });
  const printed = new Set(words(read));
  expect(seen.filter((word) => !printed.has(word))).toEqual([]);
  expect(read).not.toContain("gulls");
  expect(() => execFileSync("pdftotext", [file, "-"], { stdio: "pipe" })).toThrow();

  await go(page, "app-home");
  await go(page, "app-share");
  await expect(page.getByText(password)).toHaveCount(0);
  await page.getByText(t("share-log"), { exact: true }).click();
  await expect(main(page)).toContainText(said("2 entries, PDF with a password"));
});

test("a save dialog that is cancelled shares nothing", async ({ page, bridge }) => {
  await bridge.create();
  await fill(bridge);
  await page.goto(bridge.address);
  await choose(page);
  await bridge.stage("pick", { path: null });
  const save = page.getByRole("button", { name: t("share-save-to-print") });
  await save.click();
  await expect(save).toBeEnabled();
  await expect(page.getByRole("heading", { name: t("share-made") })).toHaveCount(0);
  expect(await bridge.call("share_log", {})).toEqual([]);
});

for (const [name, size] of SIZES) {
  test.describe(name, () => {
    test.use(size);

    test("the ratings in the document of a session are a table", async ({ page, bridge }) => {
      await bridge.create();
      await live(bridge);
      await page.goto(bridge.address);
      await go(page, "app-counsellor");
      await main(page).getByRole("button", { name: LIFE.counsellor }).first().click();
      await main(page)
        .getByRole("button", { name: t("sessions-share") })
        .click();
      const table = paper(page).getByRole("table");
      await expect(table.getByRole("columnheader")).toHaveText([
        "Day",
        "Trust",
        "Hurt",
        "Closeness",
        "Trust in myself",
        "Steadiness",
      ]);
      await expect(table.getByRole("row").nth(1).getByRole("cell").nth(1)).toHaveText(/^\d+$/);
      await expect(paper(page)).not.toContainText("|");
      await look(page, "the document of a session");
    });
  });
}
