/** Writing: saved by itself and said only when it is true, kept when saving fails, never lost. */

import { fill } from "./stage/diary";
import { PASSPHRASE } from "./stage/bridge";
import { begin, expect, test } from "./stage/test";
import type { Bridge, Page } from "./stage/test";
import { act, expectHome, expectPage, go, main } from "./stage/ways";
import { editor, saved, savedLine, startWriting } from "./stage/writing";
import { t } from "./stage/words";

/** The one entry there is, whole. */
async function only(bridge: Bridge) {
  const lines = await bridge.call("entry_list", {});
  expect(lines).toHaveLength(1);
  return bridge.call("entry_show", { id: lines[0]?.id ?? "" });
}

/** Opens an entry by its title. */
async function openEntry(page: Page, title: string): Promise<void> {
  await go(page, "app-timeline");
  await page.getByRole("option").filter({ hasText: title }).click();
  await expect(editor(page)).toBeVisible();
}

test("what is typed is saved by itself within two seconds of the last key", async ({
  page,
  bridge,
}) => {
  await begin(page, bridge);
  await page.getByRole("button", { name: t("kind-talk") }).click();
  await expect(editor(page)).toBeFocused();
  await page.keyboard.type("How was your week?");
  const typed = Date.now();
  await expect
    .poll(async () => (await bridge.call("entry_list", {})).length, { intervals: [50] })
    .toBe(1);
  expect(Date.now() - typed).toBeLessThan(2_500);
  await saved(page);
  expect(await only(bridge)).toMatchObject({ kind: "talk", body: "How was your week?" });
});

test("what is typed while the page is still being read is typed there", async ({
  page,
  bridge,
}) => {
  let come = () => {};
  const typed = new Promise<void>((done) => (come = done));
  await page.route("**/assets/EntryPage-*.js", async (route) => {
    await typed;
    await route.continue();
  });
  await begin(page, bridge);
  await page.keyboard.press("ControlOrMeta+2");
  // A blank would press the button of the page before, which has the focus.
  await page.keyboard.type("I am here");
  await page.keyboard.press("Enter");
  come();
  await expect(editor(page)).toHaveText("I am here");
  await page.keyboard.type(" now");
  await saved(page);
  expect(await only(bridge)).toMatchObject({ kind: "talk", body: "I am here now" });
});

test("leaving the window saves at once", async ({ page, bridge }) => {
  await begin(page, bridge);
  await startWriting(page);
  await page.keyboard.type("A word");
  await page.evaluate(() => window.dispatchEvent(new Event("blur")));
  await expect
    .poll(async () => (await bridge.call("entry_list", {})).length, { intervals: [20] })
    .toBe(1);
  expect((await only(bridge)).body).toBe("A word");
});

test("saved is said only after the commit", async ({ page, bridge }) => {
  await begin(page, bridge);
  await startWriting(page);
  await bridge.stage("hold");
  await page.keyboard.type("Not yet on the disk.");
  await expect(main(page).getByText(t("entries-saving"))).toBeVisible();
  // Longer than the pause before saving: the save is on its way, and held.
  await page.waitForTimeout(3_000);
  await expect(savedLine(page)).toHaveCount(0);
  await bridge.stage("release");
  await saved(page);
  expect((await only(bridge)).body).toBe("Not yet on the disk.");
});

test("a save that fails keeps the words, says so, and is tried again", async ({ page, bridge }) => {
  await begin(page, bridge);
  await startWriting(page);
  await bridge.stage("refuse", { times: 2 });
  await page.keyboard.type("These words stay.");
  const trouble = page.getByRole("alert");
  await expect(trouble).toContainText(t("entries-trouble"));
  await expect(trouble).toContainText(t("errors-no-space"));
  await expect(savedLine(page)).toHaveCount(0);
  await expect(editor(page)).toHaveText("These words stay.");
  await page.keyboard.type(" These too.");
  await saved(page);
  await expect(trouble).toHaveCount(0);
  expect((await only(bridge)).body).toBe("These words stay. These too.");
});

test("a save that fails can be tried again by hand", async ({ page, bridge }) => {
  await begin(page, bridge);
  await startWriting(page);
  await bridge.stage("refuse", { times: 1 });
  await page.keyboard.type("Again.");
  await page.getByRole("button", { name: t("entries-try-again") }).click();
  await saved(page);
  expect((await only(bridge)).body).toBe("Again.");
});

test("an entry has its kind, title, date and tags", async ({ page, bridge }) => {
  await begin(page, bridge);
  await startWriting(page);
  await page.keyboard.type("The text.");
  await page.getByRole("textbox", { name: t("entries-title") }).fill("A title");
  await page.getByLabel(t("entries-kind")).selectOption(t("kind-forgiveness"));
  const tags = page.getByRole("combobox", { name: t("entries-tag-add") });
  await tags.fill("us two");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: t("entries-date") }).click();
  await page.getByLabel(t("entries-day")).fill("2026-02-01");
  await page.getByRole("textbox", { name: t("entries-clock") }).fill("");
  await page.getByRole("button", { name: t("entries-date-set") }).click();
  await expect.poll(async () => (await only(bridge)).entry_date).toMatch(/^2026-02-01/);
  const { kind, title, tags: kept, body } = await only(bridge);
  expect({ kind, title, kept, body }).toEqual({
    kind: "forgiveness",
    title: "A title",
    kept: ["us two"],
    body: "The text.",
  });
});

test("signs of Markdown become what they mean, and are kept as Markdown", async ({
  page,
  bridge,
}) => {
  await begin(page, bridge);
  await startWriting(page);
  await page.keyboard.type("## What happened\n- one\ntwo\n\n> quoted");
  await expect(editor(page).getByRole("heading", { name: "What happened" })).toBeVisible();
  await expect(editor(page).getByRole("listitem")).toHaveCount(2);
  await expect(editor(page).locator("blockquote")).toContainText("quoted");
  await saved(page);
  const { body } = await only(bridge);
  expect(body).toMatch(/^## What happened\n\n[-*] one\n[-*] two\n\n> quoted/);
});

test("a text that was not changed is never rewritten", async ({ page, bridge }) => {
  await bridge.create();
  const body =
    "Setext\n======\n\n* star\n+ plus\n\n1986\\. A great year\n\n&amp; <b>raw</b>   \nend\n\n\n";
  const { id } = await bridge.call("entry_add", { kind: "talk", title: "Odd", body });
  await page.goto(bridge.address);
  await openEntry(page, "Odd");
  await editor(page).click();
  await page.keyboard.press("ArrowDown");
  await go(page, "app-home");
  await expectHome(page);
  expect(await bridge.call("entry_show", { id })).toMatchObject({ body, revision: 1 });
});

test("plain text shows the Markdown as it is kept", async ({ page, bridge }) => {
  await bridge.create();
  const body = "Some *soft* words";
  await bridge.call("entry_add", { kind: "talk", title: "Plain", body });
  await page.goto(bridge.address);
  await openEntry(page, "Plain");
  await page.keyboard.press("ControlOrMeta+Shift+m");
  await expect(page.getByText(t("editor-plain-about"))).toBeVisible();
  await expect(editor(page)).toHaveValue(body);
  await editor(page).fill(`${body}, and *more*`);
  await saved(page);
  expect((await only(bridge)).body).toBe(`${body}, and *more*`);
});

test("earlier versions show what differs, and one is taken back", async ({ page, bridge }) => {
  await bridge.create();
  const { id } = await bridge.call("entry_add", {
    kind: "talk",
    title: "Changed",
    body: "We walked to the harbour.",
  });
  await bridge.call("entry_edit", { id, body: "We ran to the harbour." });
  await page.goto(bridge.address);
  await openEntry(page, "Changed");
  await act(page, t("entries-history"));
  await expect(main(page).getByRole("heading", { level: 1 })).toContainText(t("history-title"));
  await expect(main(page).locator("del").last()).toContainText("walked");
  await expect(main(page).locator("ins").last()).toContainText("ran");
  await main(page)
    .getByRole("button", { name: new RegExp(`^${t("history-restore", { when: "" }).slice(0, 7)}`) })
    .click();
  await expect(page.getByText(t("history-restored"))).toBeVisible();
  expect((await only(bridge)).body).toBe("We walked to the harbour.");
  expect(await bridge.call("entry_history", { id })).toHaveLength(2);
});

test("an entry goes to the trash and comes back by undo, or from the trash", async ({
  page,
  bridge,
}) => {
  await bridge.create();
  await fill(bridge);
  await page.goto(bridge.address);
  await openEntry(page, "Not now");
  await act(page, t("entries-trash"));
  await expect(page.getByText(t("entries-trashed"))).toBeVisible();
  expect(await bridge.call("trash_list", {})).toHaveLength(1);
  await page.getByRole("button", { name: t("app-undo") }).click();
  await expect.poll(async () => (await bridge.call("trash_list", {})).length).toBe(0);

  await openEntry(page, "Before Sunday");
  await act(page, t("entries-trash"));
  await go(page, "app-trash");
  await expect(main(page)).toContainText("Before Sunday");
  await page
    .getByRole("button", { name: t("trash-restore-this", { title: "Before Sunday" }) })
    .click();
  await expect(page.getByText(t("trash-nothing"))).toBeVisible();
  expect(await bridge.call("entry_list", {})).toHaveLength(4);
});

test("what was put away can be had back after a lock too", async ({ page, bridge }) => {
  await bridge.create();
  await fill(bridge);
  await page.goto(bridge.address);
  await openEntry(page, "Not now");
  await act(page, t("entries-trash"));
  await expect(page.getByText(t("entries-trashed"))).toBeVisible();
  await page.keyboard.press("ControlOrMeta+Shift+l");
  await expect(page.getByLabel(t("lock-passphrase"), { exact: true })).toBeFocused();
  await expect(page.getByText(t("entries-trashed"))).toHaveCount(0);
  await page.keyboard.type(PASSPHRASE);
  await page.keyboard.press("Enter");
  await expect(page.getByText(t("entries-trashed"))).toBeVisible();
  await page.getByRole("button", { name: t("app-undo") }).click();
  await expect.poll(async () => (await bridge.call("trash_list", {})).length).toBe(0);
});

test("going back to an earlier version can be undone", async ({ page, bridge }) => {
  await bridge.create();
  const { id } = await bridge.call("entry_add", { kind: "talk", title: "Changed", body: "First." });
  await bridge.call("entry_edit", { id, body: "Second." });
  await page.goto(bridge.address);
  await openEntry(page, "Changed");
  await act(page, t("entries-history"));
  await main(page)
    .getByRole("button", { name: new RegExp(`^${t("history-restore", { when: "" }).slice(0, 7)}`) })
    .click();
  await expect(page.getByText(t("history-restored"))).toBeVisible();
  expect((await only(bridge)).body).toBe("First.");
  await page.getByRole("button", { name: t("app-undo") }).click();
  await expect.poll(async () => (await only(bridge)).body).toBe("Second.");
  await expect(editor(page)).toHaveText("Second.");
});

test("who has gone elsewhere while an entry goes to the trash is left there", async ({
  page,
  bridge,
}) => {
  await bridge.create();
  await fill(bridge);
  await page.goto(bridge.address);
  await openEntry(page, "Before Sunday");
  let release = () => {};
  const released = new Promise<void>((done) => (release = done));
  await page.route("**/host/call", async (asked) => {
    if (asked.request().postData()?.includes("entry_delete")) await released;
    await asked.continue();
  });
  await act(page, t("entries-trash"));
  await go(page, "app-timeline");
  await expectPage(page, t("timeline-title"));
  release();
  await expect(page.getByText(t("entries-trashed"))).toBeVisible();
  await expectPage(page, t("timeline-title"));
});

test("emptying the trash waits, and can be stopped", async ({ page, bridge }) => {
  await bridge.create();
  const ids = await fill(bridge);
  for (const id of ids.slice(0, 2)) await bridge.call("entry_delete", { id });
  await page.goto(bridge.address);
  await go(page, "app-trash");
  const begin = async () => {
    await main(page)
      .getByRole("button", { name: t("trash-empty-it"), exact: true })
      .click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: t("trash-empty-it") })
      .click();
  };
  await begin();
  await page.getByRole("button", { name: t("trash-stop") }).click();
  expect(await bridge.call("trash_list", {})).toHaveLength(2);
  await begin();
  await expect(page.getByText(t("trash-nothing"))).toBeVisible({ timeout: 20_000 });
  expect(await bridge.call("trash_list", {})).toHaveLength(0);
  expect(await bridge.call("entry_list", {})).toHaveLength(2);
});

test("hiding and locking saves first, and afterwards everything is where it was", async ({
  page,
  bridge,
}) => {
  await bridge.create();
  const body = Array.from({ length: 120 }, (_none, at) => `Line ${at} of a long text.`).join(
    "\n\n",
  );
  await bridge.call("entry_add", { kind: "talk", title: "Long", body });
  await page.goto(bridge.address);
  await openEntry(page, "Long");
  await editor(page).getByText("Line 70 of").click();
  await page.keyboard.press("End");
  await page.keyboard.type(" And more");
  const line = editor(page).getByText("Line 70 of");
  const before = await line.boundingBox();
  await page.keyboard.press("ControlOrMeta+Shift+l");
  await expect(page.getByText("Line 70 of")).toHaveCount(0);
  await expect(page.getByLabel(t("lock-passphrase"), { exact: true })).toBeFocused();
  expect((await bridge.state()).open).toBe(false);

  await page.keyboard.type(PASSPHRASE);
  await page.keyboard.press("Enter");
  await expect(editor(page)).toBeFocused();
  await expect(line).toHaveText("Line 70 of a long text. And more");
  await page.keyboard.type(" still");
  await expect(line).toHaveText("Line 70 of a long text. And more still");
  const after = await line.boundingBox();
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(60);
});

test("locking by the host lets the page save first", async ({ page, bridge }) => {
  await begin(page, bridge);
  await startWriting(page);
  await page.keyboard.type("The last word");
  await bridge.stage("lock", { reason: "idle" });
  await expect(page.getByLabel(t("lock-passphrase"), { exact: true })).toBeVisible();
  await bridge.ask("door_unlock", { passphrase: PASSPHRASE });
  expect((await only(bridge)).body).toBe("The last word");
});

test("the page tells the host that somebody is there", async ({ page, bridge }) => {
  await begin(page, bridge);
  await page.keyboard.press("ArrowDown");
  await expect.poll(async () => (await bridge.state()).awake).toBeGreaterThan(0);
});

test("a link is opened outside by the host alone", async ({ page, bridge }) => {
  await bridge.create();
  const body = "[a site](https://example.org/page) and [a trap](javascript:alert(1))";
  await bridge.call("entry_add", { kind: "talk", title: "Links", body });
  await page.goto(bridge.address);
  await openEntry(page, "Links");
  await editor(page)
    .getByText("a site")
    .click({ modifiers: ["ControlOrMeta"] });
  await expect.poll(async () => (await bridge.state()).links).toEqual(["https://example.org/page"]);
  await editor(page)
    .getByText("a trap")
    .click({ modifiers: ["ControlOrMeta"] });
  await expect(editor(page)).toBeVisible();
  expect((await bridge.state()).links).toHaveLength(1);
});
