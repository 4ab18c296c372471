/** What is to be said of a journal once it is open. */

import { call } from "../api/client";
import { t } from "../kit/words";
import { notices } from "../notice/notices.svelte";

/** Tells of a part that was mended, or that nothing can be written. */
export async function tellOfVault(): Promise<void> {
  const about = await call("vault_info", {}).catch(() => undefined);
  if (about?.read_only) notices.tell({ text: t("app-opened-read-only") });
  else if (about?.header_mended) notices.tell({ text: t("app-opened-mended") });
}
