/** What there is to say of the backups. */

import type { BackupLine, Backups } from "../api/client";
import { day, wallOf } from "../kit/dates";
import { errorWords } from "../kit/errors";
import { t } from "../kit/words";

/** The day of an instant, on the wall here. */
export function onDay(instant: string): string {
  return day(wallOf(new Date(instant)));
}

/** Those that may hold words that were deleted for good. */
export function holding(all: Backups | undefined): BackupLine[] {
  return all?.backups.filter((backup) => backup.holds_deleted) ?? [];
}

/** Those that only what opened the journal before its present key opens. */
export function ofEarlierKey(all: Backups | undefined): BackupLine[] {
  return all?.backups.filter((backup) => backup.opens === "then") ?? [];
}

/** Whether there is a whole one of its own, of the present key, that is newer than all of these. */
export function hasNewer(all: Backups | undefined, than: readonly BackupLine[]): boolean {
  const last = Math.max(...than.map((backup) => Date.parse(backup.made_at)));
  const own = all?.backups.filter((backup) => backup.own) ?? [];
  const good = own.filter((backup) => backup.whole && backup.opens !== "then");
  return good.some((backup) => backup.latest || Date.parse(backup.made_at) > last);
}

/** By when the last of these will have gone by itself; nothing, when one of them stays. */
export function goneBy(those: readonly BackupLine[]): string | undefined {
  const days = those.map((backup) => backup.gone_by);
  if (days.length === 0 || days.includes(undefined)) return undefined;
  return days.reduce((last, day) => (Date.parse(day ?? "") > Date.parse(last ?? "") ? day : last));
}

/** The days on which these were made, the newest first, each once. */
export function daysOf(those: readonly BackupLine[]): string {
  const days = [...new Set(those.map((backup) => onDay(backup.made_at)))];
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(days);
}

/** How it stands with them, in a sentence or two. */
export function standing({ standing }: Backups): string[] {
  const said = [
    standing.sound_at
      ? t("backups-sound", { date: onDay(standing.sound_at) })
      : t("backups-none-yet"),
  ];
  if (standing.trouble) {
    const { at, code } = standing.trouble;
    said.push(t("backups-trouble", { date: onDay(at), why: whyNot(code) }));
  }
  return said;
}

/** Why one could not be made, where there is more to say than of any file. */
function whyNot(code: string): string {
  return code === "no_space" ? t("backups-no-room") : errorWords({ code });
}

/** A size as people say it. */
export function size(bytes: number): string {
  const units = ["kilobyte", "megabyte", "gigabyte"] as const;
  let [number, at] = [bytes / 1000, 0];
  while (number >= 1000 && at < units.length - 1) {
    number /= 1000;
    at += 1;
  }
  return new Intl.NumberFormat("en-GB", {
    style: "unit",
    unit: units[at] ?? "kilobyte",
    maximumFractionDigits: number < 10 && at > 0 ? 1 : 0,
  }).format(number < 1 ? 1 : number);
}
