/** Links within the journal: an `@` for somebody or a matter, `[[` for an entry. */

import { PASSPHRASE } from "./stage/bridge";
import { begin, expect, test } from "./stage/test";
import type { Bridge, Page } from "./stage/test";
import { expectPage, go, main, palette } from "./stage/ways";
import { editor, saved, startWriting } from "./stage/writing";
import { t } from "./stage/words";

/** The list at the caret. */
const offered = (page: Page) => page.getByRole("listbox", { name: t("editor-mention") });

/** The text of an entry in the vault, by its title. */
async function bodyOf(bridge: Bridge, title: string): Promise<string> {
  const lines = await bridge.call("entry_list", {});
  const { id = "" } = lines.find((line) => line.title === title) ?? {};
  return (await bridge.call("entry_show", { id })).body;
}

test("an @ leads to somebody, whose page opens from the text", async ({ page, bridge }) => {
  await begin(page, bridge);
  const { id } = await bridge.call("person_add", { label: "M." });
  await bridge.call("matter_add", { role: "i_hurt", title: "The money", person: id });
  await startWriting(page);
  await page.keyboard.type("I asked @");
  await expect(offered(page).getByRole("option")).toHaveCount(2);
  await expect(offered(page).getByRole("option").nth(1)).toContainText("The money");
  await page.keyboard.type("m.");
  await expect(offered(page).getByRole("option").first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(offered(page)).toHaveCount(0);
  await page.keyboard.type(" about it.");
  await expect(editor(page)).toHaveText("I asked @M. about it.");
  await saved(page);
  expect(await bodyOf(bridge, "")).toBe(`I asked [@M.](lamplight:person/${id}) about it.`);

  const link = editor(page).getByRole("link", { name: "@M." });
  await expect(link).toHaveAttribute("title", "M.");
  await link.click();
  await expect(editor(page)).toBeVisible();
  await link.click({ modifiers: ["ControlOrMeta"] });
  await expectPage(page, "M.");
  expect((await bridge.state()).links).toEqual([]);
  await expect(main(page).getByRole("button", { name: /I asked @M\./ })).toBeVisible();
});

test("somebody new is written down with what was typed", async ({ page, bridge }) => {
  await begin(page, bridge);
  await startWriting(page);
  await page.keyboard.type("With @Zoë");
  await expect(offered(page).getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(editor(page).getByRole("link", { name: "@Zoë" })).toBeVisible();
  const [person] = await bridge.call("person_list", {});
  expect(person?.label).toBe("Zoë");
  await saved(page);
  expect(await bodyOf(bridge, "")).toBe(`With [@Zoë](lamplight:person/${person?.id ?? ""})`);

  // The link is undone by itself, and what was typed is there again.
  await page.keyboard.press("ControlOrMeta+z");
  await expect(editor(page)).toHaveText("With @Zoë");
  await expect(editor(page).getByRole("link")).toHaveCount(0);
});

test("[[ leads to an entry, which says what leads to it", async ({ page, bridge }) => {
  await begin(page, bridge);
  const add = (title: string, date: string) =>
    bridge.call("entry_add", { kind: "talk", title, date, body: "The kettle" });
  const { id } = await add("Before Sunday", "2026-03-01");
  await add("Kettle", "2026-03-02");
  await startWriting(page);
  await page.keyboard.type("See [[");
  const rows = offered(page).getByRole("option");
  await expect(rows).toHaveText([/Kettle/, /Before Sunday/]);
  await page.keyboard.type("befo");
  await expect(rows).toHaveText([/Before Sunday/]);
  await page.keyboard.press("Tab");
  await expect(editor(page)).toHaveText("See Before Sunday");
  await page.getByRole("textbox", { name: t("entries-title") }).fill("After");
  await saved(page);
  expect(await bodyOf(bridge, "After")).toBe(`See [Before Sunday](lamplight:entry/${id})`);

  // By key, from the text to the entry, and from there back by what leads to it.
  await editor(page).press("ControlOrMeta+End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByRole("textbox", { name: t("entries-title") })).toHaveValue(
    "Before Sunday",
  );
  const leading = main(page).getByRole("list", { name: t("entries-mentioned-in") });
  await leading.getByRole("button", { name: "After" }).click();
  await expect(editor(page)).toHaveText("See Before Sunday");
});

test("Escape leaves what was typed, and nothing is offered in words and code", async ({
  page,
  bridge,
}) => {
  await begin(page, bridge);
  await bridge.call("person_add", { label: "M." });
  await startWriting(page);
  await page.keyboard.type("@m");
  await expect(offered(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(offered(page)).toHaveCount(0);
  await page.keyboard.type(".");
  await expect(offered(page)).toHaveCount(0);
  await page.keyboard.press("Enter");
  await page.keyboard.type("m@m");
  await expect(offered(page)).toHaveCount(0);
  await page.keyboard.press("Enter");
  await page.keyboard.type("``` ");
  await page.keyboard.type("@m [[");
  await expect(offered(page)).toHaveCount(0);
  await saved(page);
  expect(await bodyOf(bridge, "")).toBe("@m.\n\nm@m\n\n```\n@m [[\n```");
});

test("lists are narrowed to somebody and to a matter, and stay so over a lock", async ({
  page,
  bridge,
}) => {
  await begin(page, bridge);
  const { id: person } = await bridge.call("person_add", { label: "M." });
  const { id: matter } = await bridge.call("matter_add", {
    role: "i_hurt",
    title: "The money",
    person,
  });
  await bridge.call("entry_add", { kind: "talk", title: "With her", person });
  await bridge.call("entry_add", { kind: "talk", title: "The sum", matter });
  await bridge.call("entry_add", { kind: "talk", title: "A walk" });

  await go(page, "app-timeline");
  const rows = page.getByRole("listbox", { name: t("timeline-list") }).getByRole("option");
  await expect(rows).toHaveCount(3);
  await page.getByRole("button", { name: t("filter-more") }).click();
  await page.getByRole("combobox", { name: t("filter-person") }).click();
  await page.getByRole("option", { name: "M.", exact: true }).click();
  await expect(rows).toHaveCount(2);
  await page.getByRole("combobox", { name: t("filter-matter") }).fill("mon");
  await page.keyboard.press("Enter");
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("The sum");
  await page.getByRole("button", { name: t("filter-clear") }).click();
  await expect(rows).toHaveCount(3);

  // From the palette to her page, and from there to the timeline of what is about her.
  await page.keyboard.press("ControlOrMeta+k");
  await palette(page).fill("m.");
  await page.getByRole("option", { name: "M.", exact: true }).click();
  await expectPage(page, "M.");
  await main(page)
    .getByRole("button", { name: t("people-timeline") })
    .click();
  await expect(rows).toHaveCount(2);
  await expect(page.getByRole("combobox", { name: t("filter-person") })).toHaveValue("M.");

  await bridge.stage("lock", { reason: "idle" });
  await page.getByLabel(t("lock-passphrase"), { exact: true }).fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await expect(rows).toHaveCount(2);
  await expect(page.getByRole("combobox", { name: t("filter-person") })).toHaveValue("M.");
});
