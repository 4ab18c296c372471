/** Locking, by the writer and by the host, never loses what was typed last. */

import { PASSPHRASE } from "./stage/bridge";
import { begin, expect, test } from "./stage/test";
import { act } from "./stage/ways";
import { t } from "./stage/words";
import { editor } from "./stage/writing";

/** How often; `LAMPLIGHT_DRAFTS=200` takes some minutes. */
const TIMES = Number(process.env.LAMPLIGHT_DRAFTS ?? 6);
/** Who locks, in turn. */
const WAYS = ["key", "button", "idle", "suspend"] as const;

test("what was typed a moment before a lock is kept, whoever locks", async ({ page, bridge }) => {
  test.setTimeout(60_000 + TIMES * 10_000);
  await begin(page, bridge);
  await act(page, t("app-write"));
  let typed = "";
  let kept = 0;
  for (let time = 0; time < TIMES; time++) {
    await expect(editor(page)).toBeFocused();
    const words = ` draft ${time}`;
    await page.keyboard.insertText(words);
    typed += words;
    const way = WAYS[time % WAYS.length];
    if (way === "key") await page.keyboard.press("ControlOrMeta+Shift+l");
    else if (way === "button") await page.getByRole("button", { name: t("app-lock") }).click();
    else await bridge.stage("lock", { reason: way });
    const field = page.getByLabel(t("lock-passphrase"), { exact: true });
    await field.fill(PASSPHRASE);
    await page.keyboard.press("Enter");
    // The page is where it was, with the text in it and in the vault.
    await expect(editor(page)).toContainText(typed.trim());
    const [entry] = await bridge.call("entry_list", {});
    const shown = entry && (await bridge.call("entry_show", { id: entry.id }));
    if (shown?.body === typed.trim()) kept += 1;
  }
  console.log(`    drafts kept: ${kept}/${TIMES}`);
  expect(kept).toBe(TIMES);
  expect(await bridge.call("entry_list", {})).toHaveLength(1);
});
