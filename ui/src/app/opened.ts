/** What is to be said of a journal once it is open. */

import { ask, call } from "../api/client";
import { t } from "../kit/words";
import { notices } from "../notice/notices.svelte";

/** Tells of new keys that were given up, of a part that was mended, or that nothing can be written. */
export async function tellOfVault(): Promise<void> {
  const keys = await ask("keys_given_up", {}).catch(() => undefined);
  if (keys?.given_up) return notices.tell({ text: t("keys-given-up") });
  const about = await call("vault_info", {}).catch(() => undefined);
  if (about?.read_only) notices.tell({ text: t("app-opened-read-only") });
  else if (about?.header_mended) notices.tell({ text: t("app-opened-mended") });
}
