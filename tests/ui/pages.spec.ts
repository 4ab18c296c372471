/**
 * The pages about people, matters and what is done for them, for everyone: axe finds nothing,
 * nothing is cut off or pushed out, and keys alone reach all of it.
 */

import { live } from "./stage/life";
import { look, LOOKS, SIZES } from "./stage/sight";
import { ROUNDS, type Station } from "./stage/stations";
import { expect, test } from "./stage/test";
import type { Bridge, Page } from "./stage/test";
import { backTo, tabTo, tabToBeginning, unreached } from "./stage/walk";
import { act, expectHome, expectPage, main } from "./stage/ways";
import { t } from "./stage/words";

for (const [name, size] of SIZES) {
  test.describe(name, () => {
    test.use(size);

    for (const [what, stations] of ROUNDS) {
      test(what, async ({ page, bridge }) => {
        test.setTimeout(120_000);
        await begun(page, bridge);
        await visit(page, stations, name);
      });
    }
  });
}

async function begun(page: Page, bridge: Bridge): Promise<void> {
  await bridge.create();
  await live(bridge);
  await page.goto(bridge.address);
  await expectHome(page);
}

/** Looks at each, and, where there is least room, goes through it by keys. */
async function visit(page: Page, stations: readonly Station[], size: string): Promise<void> {
  const small = size !== SIZES[0][0];
  for (const [where, way] of stations) {
    await test.step(where, () => way(page));
    // Zoom changes no colours, so there the day is enough.
    await look(page, where, small ? LOOKS.slice(0, 1) : LOOKS);
    if (small) expect.soft(await unreached(page), `by keys, ${where}`).toEqual([]);
  }
}

test("a matter, and what is done for it, by keyboard alone", async ({ page, bridge }) => {
  await bridge.create();
  await page.goto(bridge.address);
  await expectHome(page);
  const { keyboard } = page;
  const press = (key: string) => keyboard.press(key);

  // Somebody, and what happened with them.
  await act(page, t("app-matters"));
  await expectPage(page, t("matters-title"));
  await tabTo(page, t("people-new"));
  await press("Enter");
  await expect(page.getByLabel(t("people-label"), { exact: true })).toBeFocused();
  await keyboard.type("M.");
  await press("Enter");
  await expect(main(page).getByRole("button", { name: "M." })).toBeVisible();
  await expect(main(page).getByRole("button", { name: t("people-new") })).toBeFocused();
  await backTo(page, t("matters-new"));
  await press("Enter");
  await expect(page.getByLabel(t("matters-name"), { exact: true })).toBeFocused();
  await keyboard.type("The evening");
  await tabTo(page, t("matters-person"));
  await keyboard.type("M.");
  await tabTo(page, t("kit-keep"));
  await press("Enter");
  await expectPage(page, "The evening");
  await expect(main(page)).toContainText("M.");
  await tabTo(page, t("matters-raw"));
  await press("ArrowRight");
  await expect.poll(async () => (await bridge.call("matter_list", {}))[0]?.status).toBe("working");

  // A promise, question by question, and what came of it.
  await act(page, t("app-commitments"));
  await expectPage(page, t("commitments-title"));
  await tabToBeginning(page, t("commitments-promise"));
  await press("Enter");
  await expectPage(page, t("commitments-promise"));
  await tabTo(page, t("guide-promise-text"));
  await keyboard.type("Ring when I am late");
  await press("Enter");
  await asked(page, "guide-promise-when-cue");
  await keyboard.type("When I see I will be late");
  await press("Enter");
  await asked(page, "guide-promise-then-i-will");
  await press("Enter");
  await asked(page, "guide-promise-cadence");
  await press("ArrowDown");
  await tabTo(page, t("guide-next"));
  await press("Enter");
  await asked(page, "guide-promise-bad-day");
  await tabTo(page, t("guide-skip"));
  await press("Enter");
  await asked(page, "guide-promise-why");
  await tabTo(page, t("guide-done"));
  await press("Enter");
  await expectPage(page, "Ring when I am late");
  await tabTo(page, t("commitments-kept"));
  await press("Enter");
  await expect(main(page).getByRole("heading", { name: t("commitments-over-time") })).toBeVisible();

  // How things are, by numbers.
  await act(page, t("app-checkins"));
  await expectPage(page, t("app-checkins"));
  await tabTo(page, t("checkins-matter"));
  await press("Tab");
  await press("ArrowRight");
  await tabTo(page, t("checkins-keep"));
  await press("Enter");
  await expect(page.getByText(t("checkins-kept"))).toBeVisible();
  expect(await bridge.call("checkin_list", {})).toMatchObject([{ trust: 1 }]);

  // Somebody who helps: a session with a question, and the list of support.
  await act(page, t("app-counsellor"));
  await expectPage(page, t("app-counsellor"));
  await tabTo(page, t("sessions-new"));
  await press("Enter");
  await expect(page.getByRole("textbox", { name: t("sessions-day") })).toBeFocused();
  await press("Enter");
  await expect(main(page).getByRole("heading", { name: t("sessions-bring") })).toBeVisible();
  await tabTo(page, t("sessions-ask"));
  await keyboard.type("How do I begin?");
  await press("Enter");
  await expect(main(page).getByText("How do I begin?", { exact: true })).toBeVisible();
  await act(page, t("app-support"));
  await expectPage(page, t("support-title"));
  await tabTo(page, t("support-new"));
  await press("Enter");
  await expect(page.getByLabel(t("support-label"), { exact: true })).toBeFocused();
  await keyboard.type("My sister");
  await press("Enter");
  await expect(main(page).getByText("My sister", { exact: true })).toBeVisible();

  // Somebody goes, and is brought back.
  await act(page, t("app-matters"));
  await expectPage(page, t("matters-title"));
  await tabToBeginning(page, "M.");
  await press("Enter");
  await expectPage(page, "M.");
  await tabTo(page, t("people-more"));
  await press("Enter");
  await press("End");
  await press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await tabTo(page, t("people-leave"));
  await press("Enter");
  await expectPage(page, t("matters-title"));
  expect(await bridge.call("person_list", {})).toEqual([]);
  await press("ControlOrMeta+Shift+Backspace");
  await expect(main(page).getByRole("button", { name: "M." }).first()).toBeVisible();
});

/** A guide has come to this question. */
async function asked(page: Page, key: string): Promise<void> {
  await expect(main(page).getByRole("heading", { name: t(key) })).toBeVisible();
}

test("who was put away is someone where an entry keeps them, and earlier words stay", async ({
  page,
  bridge,
}) => {
  await bridge.create();
  const { id: person } = await bridge.call("person_add", { label: "M." });
  const request = { title: "The evening", role: "i_was_hurt", person } as const;
  const { id: matter } = await bridge.call("matter_add", request);
  await bridge.call("matter_edit", { id: matter, title: "The long evening" });
  await bridge.call("entry_add", {
    kind: "forgiveness",
    title: "Not now",
    person,
    matter,
    fields: { decision: 4, feeling: 1 },
  });
  await page.goto(bridge.address);
  await act(page, "Not now");
  await expect(main(page).getByRole("button", { name: "M." })).toBeVisible();
  await bridge.call("person_delete", { id: person, entries: "keep" });
  await main(page)
    .getByRole("button", { name: t("people-someone"), exact: true })
    .click();
  await expect(main(page).getByText(t("people-removed"))).toBeVisible();

  // The two ratings stand apart, also in the table for those who hear it.
  await act(page, t("app-matters"));
  await main(page).getByRole("button", { name: "The long evening" }).click();
  const chart = main(page).getByRole("figure", { name: t("forgiveness-two") });
  await expect(
    chart.getByRole("columnheader", { name: t("forgiveness-decision") }).first(),
  ).toBeAttached();
  await expect(chart.getByRole("row").last()).toContainText(/4.*1/);

  await main(page)
    .getByRole("button", { name: t("matters-more") })
    .click();
  await page.getByRole("menuitem", { name: t("history-title") }).click();
  await expect(page.getByRole("dialog")).toContainText("The evening");
});
