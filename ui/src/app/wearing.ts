/** Look and language as the settings say, now and whenever they change. */

import { call, listen, type Look } from "../api/client";
import { wear } from "../kit/look";

async function dress(): Promise<void> {
  const settings = await call("setting_list", {});
  const value = (key: string) => settings.find((setting) => setting.key === key)?.value;
  wear((value("look") ?? "system") as Look, String(value("language") ?? "system"));
}

/** Keeps the page as the settings say until the answer is called. */
export function wearing(): () => void {
  // When the settings cannot be read the page stays as it is; every other view will tell.
  const again = () => void dress().catch(() => undefined);
  again();
  return listen("settings-changed", again);
}
