/** Refusals in plain, kind words. */

import type { ApiError, Code } from "../api/client";
import { t } from "./words";

const WORDS: Record<Code, () => string> = {
  wrong_passphrase: () => t("errors-wrong-passphrase"),
  header_damaged: () => t("errors-header-damaged"),
  database_damaged: () => t("errors-database-damaged"),
  not_a_vault: () => t("errors-not-a-vault"),
  vault_in_use: () => t("errors-vault-in-use"),
  newer_version: () => t("errors-newer-version"),
  exists_not_empty: () => t("errors-exists-not-empty"),
  not_found: () => t("errors-not-found"),
  invalid: () => t("errors-invalid"),
  no_space: () => t("errors-no-space"),
  unwritable: () => t("errors-unwritable"),
  unsupported: () => t("errors-unsupported"),
  cancelled: () => t("errors-cancelled"),
};

/** Every code there are words for. */
export const CODES = Object.keys(WORDS) as Code[];

/** What to tell the writer about a refusal, whatever was thrown. */
export function errorWords(thrown: unknown): string {
  const code = (thrown as Partial<ApiError> | null)?.code;
  return (code && WORDS[code]?.()) ?? t("errors-unknown");
}
