/** Typed links: what something is linked with, how it is linked, and how a link is taken away. */

import { dayFromNow, LIFE, live } from "./stage/life";
import { look, SIZES } from "./stage/sight";
import { expect, test } from "./stage/test";
import type { Bridge, Page } from "./stage/test";
import { tabTo, unreached } from "./stage/walk";
import { act, expectHome, expectPage, main } from "./stage/ways";
import { said, t } from "./stage/words";

/** The list of what is linked with what is shown. */
const linked = (page: Page) => main(page).getByRole("region", { name: t("links-title") });

async function begun(page: Page, bridge: Bridge): Promise<void> {
  await bridge.create();
  await live(bridge);
  await page.goto(bridge.address);
  await expectHome(page);
}

/** Opens the dialog from a menu of the page. */
async function linking(page: Page, menu: string) {
  await main(page)
    .getByRole("button", { name: said(menu) })
    .first()
    .click();
  await page.getByRole("menuitem", { name: t("links-add"), exact: true }).click();
  return page.getByRole("dialog", { name: t("links-add") });
}

for (const [name, size] of SIZES) {
  test.describe(name, () => {
    test.use(size);

    test("links, for everyone", async ({ page, bridge }) => {
      test.setTimeout(120_000);
      await begun(page, bridge);
      const small = name !== SIZES[0][0];
      const seen = async (where: string) => {
        await look(page, where);
        if (small) expect.soft(await unreached(page), `by keys, ${where}`).toEqual([]);
      };
      await act(page, LIFE.apology);
      const dialog = await linking(page, t("entries-more"));
      await expect(dialog.getByRole("combobox")).toBeFocused();
      await seen("linking");
      await dialog.getByRole("combobox").fill("rain");
      await dialog.getByRole("option", { name: LIFE.matter }).click();
      await dialog.getByRole("radio", { name: t("links-about"), exact: true }).check();
      await dialog.getByRole("button", { name: t("kit-keep") }).click();
      await expect(linked(page).getByRole("listitem")).toHaveCount(1);
      // What is told of it lies over the foot of a small page for ten seconds.
      await expect(page.getByText(t("links-added"))).toBeHidden({ timeout: 15_000 });
      await seen("an entry with a link");

      await linked(page).getByRole("button", { name: LIFE.matter }).first().click();
      await expectPage(page, LIFE.matter);
      await expect(linked(page)).toContainText(t("links-spoken-of"));
      await seen("a matter with a link");
      const found = await linking(page, t("matters-more"));
      await found.getByRole("combobox").fill("w");
      await expect(found.getByRole("option").first()).toBeVisible();
      await look(page, "what is found");
    });
  });
}

test("what came of an apology is linked by keys alone, seen from both ends, and taken away", async ({
  page,
  bridge,
}) => {
  await bridge.create();
  const { id: person } = await bridge.call("person_add", { label: "M." });
  const { id: entry } = await bridge.call("entry_add", {
    kind: "apology",
    title: "To M.",
    body: "I am sorry.",
  });
  await bridge.call("entry_add", { kind: "talk", title: "A walk", body: "By the harbour." });
  const { id: promise } = await bridge.call("commitment_add", {
    kind: "promise",
    text: "Ring when I am late",
    cadence: "daily",
    starts: dayFromNow(-1),
  });
  await page.goto(bridge.address);
  await act(page, t("app-commitments"));
  await expectPage(page, t("commitments-title"));
  await main(page).getByRole("button", { name: "Ring when I am late" }).first().click();
  await expectPage(page, "Ring when I am late");
  await expect(linked(page)).toHaveCount(0);

  const { keyboard } = page;
  await tabTo(page, t("commitments-more"));
  await keyboard.press("Enter");
  await expect(page.getByRole("menu")).toBeVisible();
  while ((await page.evaluate(() => document.activeElement?.textContent.trim())) !== t("links-add"))
    await keyboard.press("ArrowDown");
  await keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: t("links-add") });
  await expect(dialog.getByRole("combobox")).toBeFocused();
  await keyboard.type("to m");
  await expect(dialog.getByRole("option")).toHaveText([/To M\./]);
  await keyboard.press("Enter");
  await expect(dialog.getByRole("combobox")).toHaveValue("To M.");
  await keyboard.press("Tab");
  await expect(dialog.getByRole("radio", { name: t("links-beside") })).toBeFocused();
  const came = dialog.getByRole("radio", { name: t("links-came-of") });
  for (let steps = 0; steps < 7 && !(await came.isChecked()); steps += 1)
    await keyboard.press("ArrowDown");
  await keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByText(t("links-added"))).toBeVisible();
  await expect(main(page).getByRole("button", { name: t("commitments-more") })).toBeFocused();
  expect(await bridge.call("link_list", { of: { noun: "entry", id: entry } })).toMatchObject([
    { relation: "led_to", outward: true, other: { noun: "commitment", id: promise } },
  ]);

  // From there to the entry, and what it says of it.
  await tabTo(page, `${t("links-came-of")} To M.`);
  await keyboard.press("Enter");
  await expect(main(page).getByRole("textbox", { name: t("entries-title") })).toHaveValue("To M.");
  await expect(linked(page).getByRole("button").first()).toHaveText(
    `${t("links-led-to")} Ring when I am late`,
  );

  // Somebody is linked too; what they are called follows them.
  await bridge.call("link_add", {
    from: { noun: "entry", id: entry },
    to: { noun: "person", id: person },
    relation: "beside",
  });
  await bridge.call("person_edit", { id: person, label: "Mara" });
  await expect(linked(page).getByRole("listitem")).toHaveText([/Ring when I am late/, /Mara/]);

  // One is taken away, and brought back.
  await tabTo(page, t("links-remove", { name: "Ring when I am late" }));
  await keyboard.press("Enter");
  await expect(linked(page).getByRole("listitem")).toHaveText([/Mara/]);
  await expect(linked(page).getByRole("button", { name: /Mara/ }).first()).toBeFocused();
  await keyboard.press("ControlOrMeta+Shift+Backspace");
  await expect(linked(page).getByRole("listitem")).toHaveText([/Ring when I am late/, /Mara/]);
});

test("a promise says what it was made from, and one for one time is done once it was kept", async ({
  page,
  bridge,
}) => {
  await bridge.create();
  const { id: from_entry } = await bridge.call("entry_add", {
    kind: "apology",
    title: "To M.",
    body: "I am sorry.",
  });
  const { id } = await bridge.call("commitment_add", {
    kind: "promise",
    text: "Bring the key back",
    cadence: "once",
    from_entry,
  });
  await page.goto(bridge.address);
  await expectHome(page);
  await main(page).getByRole("button", { name: "Bring the key back" }).click();
  await expectPage(page, "Bring the key back");

  await main(page).getByRole("button", { name: t("commitments-kept"), exact: true }).click();
  await expect(main(page).getByText(t("commitments-done"))).toBeVisible();
  await expect(main(page).getByRole("heading", { name: t("commitments-came-today") })).toHaveCount(0);
  // Taken back, it goes on.
  await page.keyboard.press("ControlOrMeta+Shift+Backspace");
  await expect(main(page).getByRole("heading", { name: t("commitments-came-today") })).toBeVisible();
  const shown = () => bridge.call("commitment_show", { id });
  expect((await shown()).commitment.status).toBe("active");

  await main(page).getByRole("button", { name: "To M.", exact: true }).click();
  await expect(main(page).getByRole("textbox", { name: t("entries-title") })).toHaveValue("To M.");
  await bridge.call("entry_delete", { id: from_entry });
  await act(page, t("app-commitments"));
  await main(page).getByRole("button", { name: "Bring the key back" }).first().click();
  await expectPage(page, "Bring the key back");
  await expect(main(page).getByText(t("commitments-from"))).toHaveCount(0);
});
