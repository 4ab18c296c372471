/** An apology looked over: only when asked, only the letter, and the words are the writer's own. */

import { PASSPHRASE } from "./stage/bridge";
import { expect, test } from "./stage/test";
import type { Bridge, Page } from "./stage/test";
import { act, main } from "./stage/ways";
import { t } from "./stage/words";
import { editor, saved, startWriting } from "./stage/writing";

const LETTER =
  "Jo,\n\n> I'm sorry if you were hurt.\n\nI'm **sorry if** what I said hurt you. 🌊\n\n- I broke the window.";
const IF = "if what I said hurt you";

const MARKED = "mark.looked";

/** The questions that come before the one where the letter is looked over. */
const UNTIL_LOOK = [
  "guide-apology-yours",
  "guide-apology-value",
  "guide-apology-did",
  "guide-apology-impact",
  "guide-apology-how-it-came",
  "guide-apology-mine",
  "guide-apology-change",
  "guide-apology-amends",
  "guide-apology-ask",
  "guide-apology-letter",
];

/** Opens an apology that lies in the vault. */
async function open(page: Page, bridge: Bridge, body: string, fields = {}): Promise<string> {
  await bridge.create();
  const { id } = await bridge.call("entry_add", {
    kind: "apology",
    title: "What I broke",
    body,
    fields,
  });
  await page.goto(bridge.address);
  await act(page, "What I broke");
  await expect(editor(page)).toBeFocused();
  return id;
}

function look(page: Page, key = "apology-look") {
  return main(page).getByRole("button", { name: t(key), exact: true });
}

/** What is told beside the letter. */
function panel(page: Page) {
  return page.getByRole("complementary", { name: t("apology-looked-over") });
}

/** What is told of marks. */
function cards(page: Page) {
  const list = panel(page).getByRole("list", { name: t("apology-looked-over"), exact: true });
  return list.getByRole("listitem");
}

/** What is told of a mark, by the words for it. */
function card(page: Page, key: string) {
  return cards(page).filter({ hasText: t(key) });
}

/** The words that are underlined, joined where markup parts them. */
async function underlined(page: Page): Promise<string> {
  return (await page.locator(MARKED).allInnerTexts()).join("");
}

test("nothing is marked until the writer asks, and then the words themselves are", async ({
  page,
  bridge,
}) => {
  await open(page, bridge, LETTER);
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type(" I will pay for it.");
  await saved(page);
  await expect(page.locator(MARKED)).toHaveCount(0);
  await expect(panel(page)).toBeHidden();

  await look(page).click();
  await expect(panel(page).getByRole("heading", { name: t("apology-looked-over") })).toBeFocused();
  await expect(page.getByRole("status").getByText(t("apology-said-marks"))).toHaveCount(1);
  const note = card(page, "apology-conditional");
  await expect(note).toContainText(IF);
  await expect(note).toContainText(t("apology-conditional"));
  // The quote is somebody else's words, or older ones.
  await expect(page.locator(`blockquote ${MARKED}`)).toHaveCount(0);
  expect(await underlined(page)).toContain(IF);

  // The note is read with the words, and says that it is a gentle one.
  const described = await page.locator(MARKED).first().getAttribute("aria-describedby");
  await expect(page.locator(`[id="${described ?? ""}"]`)).toContainText(t("apology-gentle"));

  // The letter says what it has; to ask for forgiveness is never what is missing.
  await expect(panel(page).getByText(t("apology-has-repair"))).toBeVisible();
  await expect(panel(page).getByText(t("apology-has-request"))).toHaveCount(0);
  await expect(panel(page)).toContainText(t("apology-limits"));
});

test("a mark leads to its words, goes when they change, and blocks nothing", async ({
  page,
  bridge,
}) => {
  const id = await open(page, bridge, LETTER);
  await page.keyboard.press("ControlOrMeta+8");
  const note = card(page, "apology-conditional");
  await expect(note).toBeVisible();
  await note.getByRole("button", { name: t("apology-go") }).focus();
  await page.keyboard.press("Enter");
  await expect(editor(page)).toBeFocused();
  expect(await page.evaluate(() => String(getSelection()))).toBe(IF);
  await expect(note).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("r mother");
  await expect(note).toHaveCount(0);
  await saved(page);
  expect((await bridge.call("entry_show", { id })).body).toContain("hurt your mother");

  await look(page, "apology-look-again").click();
  await expect(card(page, "apology-conditional")).toContainText("mother");
  await panel(page)
    .getByRole("button", { name: t("apology-close") })
    .click();
  await expect(panel(page)).toBeHidden();
  await expect(page.locator(MARKED)).toHaveCount(0);
  await expect(editor(page)).toBeFocused();
});

test("what the writer means is kept over a lock, until the words change", async ({
  page,
  bridge,
}) => {
  await open(page, bridge, LETTER);
  await look(page).click();
  await card(page, "apology-conditional")
    .getByRole("button", { name: t("apology-keep") })
    .click();
  await expect(card(page, "apology-conditional")).toHaveCount(0);
  const kept = panel(page).getByRole("list", { name: t("apology-kept") });
  await expect(kept).toContainText(IF);
  await expect(panel(page).getByRole("heading", { name: t("apology-looked-over") })).toBeFocused();

  await bridge.lock();
  await page.getByLabel(t("lock-passphrase"), { exact: true }).fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("navigation", { name: t("app-rail") })).toBeVisible();
  await act(page, "What I broke");
  await expect(editor(page)).toBeVisible();
  await expect(panel(page)).toBeHidden();
  await look(page).click();
  await expect(kept).toContainText(IF);
  await expect(card(page, "apology-conditional")).toHaveCount(0);
  await kept
    .getByRole("button", { name: t("apology-unkeep") })
    .first()
    .click();
  await expect(card(page, "apology-conditional")).toContainText(IF);
});

test("three marks are told at first, and the rest when asked for", async ({ page, bridge }) => {
  const harsh = [
    "I'm sorry if you were upset.",
    "I'm sorry if you were hurt.",
    "I'm sorry if you were cross.",
    "I'm sorry if I went too far.",
    "I'm sorry if it hurt.",
  ];
  await open(page, bridge, harsh.join("\n\n"));
  await look(page).click();
  await expect(cards(page)).toHaveCount(3);
  const more = panel(page).getByRole("button", { name: / more$/ });
  await more.press("Enter");
  await expect(more).toHaveCount(0);
  expect(await cards(page).count()).toBeGreaterThan(3);
  await expect(cards(page).nth(3).getByRole("button").first()).toBeFocused();
});

test("where nothing stands out it is not said that the letter is good", async ({
  page,
  bridge,
}) => {
  await open(page, bridge, "I broke the window. I'm sorry.");
  await look(page).click();
  await expect(panel(page)).toContainText(t("apology-none"));
  await expect(page.locator(MARKED)).toHaveCount(0);
});

test("another language is left as it is, and an empty letter too", async ({ page, bridge }) => {
  await open(
    page,
    bridge,
    "Es tut mir leid, dass ich dich am Sonntag vor allen ausgelacht habe. Das war nicht richtig von mir, und ich will es wieder gutmachen.",
  );
  await look(page).click();
  await expect(panel(page)).toContainText(t("apology-language"));
  await expect(panel(page).getByRole("list")).toHaveCount(0);
  await editor(page).focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  await look(page, "apology-look-again").click();
  await expect(panel(page)).toContainText(t("apology-empty"));
});

test("heavy words lead to the support list", async ({ page, bridge }) => {
  await open(page, bridge, "I'm sorry I lied to you about the money. I want to kill myself.");
  await look(page).click();
  await expect(panel(page)).toContainText(t("apology-support"));
  await panel(page)
    .getByRole("button", { name: t("apology-support-show") })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: t("support-title") })).toBeVisible();
});

test("a letter to keep the peace is not looked over, and no other writing is", async ({
  page,
  bridge,
}) => {
  await open(page, bridge, LETTER, { yours: "keep_the_peace" });
  await expect(look(page)).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+8");
  await expect(panel(page)).toHaveCount(0);
  await startWriting(page);
  await expect(look(page)).toHaveCount(0);
  await page.getByLabel(t("entries-kind")).selectOption(t("kind-apology"));
  await expect(look(page)).toHaveCount(1);
});

test("the guided steps offer it where the letter is put together", async ({ page, bridge }) => {
  await open(page, bridge, LETTER, { yours: "part" });
  await main(page)
    .getByRole("button", { name: t("entries-steps-on") })
    .click();
  const next = page.getByRole("button", { name: t("guide-next"), exact: true });
  for (const step of UNTIL_LOOK) {
    await expect(page.getByRole("heading", { name: t(step), exact: true })).toBeVisible();
    await next.click();
  }
  await expect(page.getByRole("heading", { name: t("guide-apology-look") })).toBeVisible();
  await expect(page.getByText(t("guide-apology-look-hint"))).toBeVisible();
  await look(page).first().click();
  await expect(card(page, "apology-conditional")).toBeVisible();
  await next.click();
  await expect(page.getByRole("heading", { name: t("guide-apology-heard-first") })).toBeVisible();
});

test("in plain text the places are those of the Markdown", async ({ page, bridge }) => {
  await open(page, bridge, LETTER);
  await page.keyboard.press("ControlOrMeta+Shift+m");
  await look(page).click();
  const note = card(page, "apology-conditional");
  await note.getByRole("button", { name: t("apology-go") }).click();
  const chosen = await editor(page).evaluate((field) => {
    const { value, selectionStart, selectionEnd } = field as HTMLTextAreaElement;
    return value.slice(selectionStart, selectionEnd);
  });
  expect(chosen).toBe("if** what I said hurt you");
  await page.keyboard.type("that I hurt you");
  await expect(note).toHaveCount(0);
});
