/**
 * Hostile text, opened, typed and pasted. What the page did in answer is what the watch over every
 * test notes: no script ran, nothing was asked from anybody, and nothing was lost.
 */

import { ALL_SCRIPTS, HOSTILE, PASTED_HTML } from "./hostile/strings";
import { begin, expect, test } from "./stage/test";
import { act, expectHome, go, main } from "./stage/ways";
import { editor, paste, saved, startWriting, written } from "./stage/writing";
import { t } from "./stage/words";

test("hostile entries are opened everywhere, stay text, and stay as they are", async ({
  page,
  bridge,
}) => {
  test.setTimeout(300_000);
  await bridge.create();
  const ids: string[] = [];
  for (const [at, text] of [...HOSTILE, ALL_SCRIPTS].entries()) {
    const title = text.replaceAll(/\s+/g, " ").slice(0, 200);
    const { id } = await bridge.call("entry_add", { kind: "talk", title, body: "before" });
    const body = `${text}\n\nmark${at}.`;
    await bridge.call("entry_edit", { id, body, tag: [title.slice(0, 60).trim()] });
    ids.push(id);
  }
  const show = () => Promise.all(ids.map((id) => bridge.call("entry_show", { id })));
  const before = await show();

  await page.goto(bridge.address);
  await expectHome(page);
  await go(page, "app-search");
  await page.getByRole("searchbox").fill("alert");
  await expect(page.getByRole("list", { name: t("search-hits") })).toBeVisible();
  await go(page, "app-timeline");
  await page.getByRole("option").first().focus();
  for (const at of ids.keys()) {
    const row = page.getByRole("option").and(page.locator(":focus"));
    await expect(row).toHaveAttribute("aria-posinset", String(at + 1));
    await page.keyboard.press("Enter");
    await expect.poll(() => written(editor(page))).toContain(`mark${ids.length - 1 - at}.`);
    await page.keyboard.press("Alt+ArrowLeft");
    await expect(row).toHaveAttribute("aria-posinset", String(at + 1));
    await page.keyboard.press("ArrowDown");
  }
  expect(await show()).toEqual(before);
});

test("hostile entries in a document and in the trash stay text", async ({ page, bridge }) => {
  await bridge.create();
  const title = '<img src=x onerror=alert(1)> "><script>alert(1)</script>';
  const add = { kind: "apology", title, body: ALL_SCRIPTS, tag: [title] } as const;
  const { id } = await bridge.call("entry_add", { ...add, tag: [...add.tag] });
  await page.goto(bridge.address);
  await go(page, "app-timeline");
  await page.getByRole("button", { name: t("timeline-choose"), exact: true }).click();
  await page.getByRole("option").first().click();
  await page.getByRole("button", { name: t("timeline-share") }).click();
  const paper = page.getByRole("region", { name: t("share-paper") });
  await expect(paper).toContainText(title);
  await expect(paper).toContainText("<svg onload=alert(1)>");
  await expect(paper.locator("img, script, iframe, svg, object, embed, form")).toHaveCount(0);
  await bridge.call("entry_delete", { id });
  await go(page, "app-trash");
  await expect(main(page)).toContainText(title);
});

test("hostile text that is typed is kept", async ({ page, bridge }) => {
  test.setTimeout(180_000);
  await begin(page, bridge);
  await startWriting(page);
  const typed = HOSTILE.filter((text) => text.length < 300 && !text.includes("\n"));
  for (const [at, text] of typed.entries()) {
    await page.keyboard.type(text);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.keyboard.type(`mark${at}. `);
  }
  await saved(page);
  const [line] = await bridge.call("entry_list", {});
  const { body } = await bridge.call("entry_show", { id: line?.id ?? "" });
  for (const at of typed.keys()) expect(body).toContain(`mark${at}.`);
  for (const word of ["onerror", "evil.example", "DROP TABLE", "🏳️‍🌈"]) expect(body).toContain(word);
});

test("hostile pages that are pasted leave their words only", async ({ page, bridge, watch }) => {
  await begin(page, bridge);
  await startWriting(page);
  await paste(editor(page), { "text/html": PASTED_HTML, "text/plain": ALL_SCRIPTS });
  await page.keyboard.type("and after");
  await saved(page);
  await expect(editor(page)).toContainText("and after");
  const forbidden = "script, iframe, object, embed, form, style, link, meta, base, video, img";
  await expect(editor(page).locator(forbidden)).toHaveCount(0);
  await expect(editor(page).locator('a[href^="javascript" i], a[href^="data" i]')).toHaveCount(0);
  // The pasted page is read in a document of its own, where the same policy holds: it refuses the
  // handlers, the styles and the base address there, before anything of it reaches the text.
  const inert = /inline event handler|inline style|base URI/;
  expect(watch.refused.filter((refusal) => !inert.test(refusal))).toEqual([]);
  watch.refused.length = 0;
});

test("five million characters that are pasted are all there", async ({ page, bridge }) => {
  test.setTimeout(300_000);
  await begin(page, bridge);
  await startWriting(page);
  const line = "We walked to the harbour and said little. ";
  const text = Array.from({ length: 5_000 }, (_none, at) => `${at}. ${line.repeat(24)}`);
  const whole = text.join("\n\n");
  expect(whole.length).toBeGreaterThan(5_000_000);
  await paste(editor(page), { "text/plain": whole });
  await expect
    .poll(async () => (await bridge.call("search", { query: "harbour" })).total, {
      timeout: 120_000,
    })
    .toBe(1);
  const [entry] = await bridge.call("entry_list", {});
  const { body } = await bridge.call("entry_show", { id: entry?.id ?? "" });
  const bare = (words: string) => words.replaceAll(/[\s\\]+/g, " ").trim();
  expect(bare(body) === bare(whole)).toBe(true);
  await act(page, t("app-home"));
  await expect(page.getByText(t("home-pick-up"))).toBeVisible();
});
