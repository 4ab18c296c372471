/** What the words of a commitment stand for. They differ by what was meant to be done. */

import type { LucideIcon } from "@lucide/svelte";
import CalendarHeart from "@lucide/svelte/icons/calendar-heart";
import Fence from "@lucide/svelte/icons/fence";
import Handshake from "@lucide/svelte/icons/handshake";
import MessageCircle from "@lucide/svelte/icons/message-circle";

import type {
  Cadence,
  CommitmentKind,
  CommitmentStanding,
  CommitmentStatus,
  Outcome,
} from "../api/client";
import { t } from "../kit/words";

/** All kinds, in the order they are offered. */
export const COMMITMENT_KINDS: readonly CommitmentKind[] = [
  "promise",
  "openness",
  "boundary",
  "together",
];

const ICONS: Record<CommitmentKind, LucideIcon> = {
  promise: Handshake,
  openness: MessageCircle,
  boundary: Fence,
  together: CalendarHeart,
};

/** Its icon. */
export function commitmentIcon(kind: CommitmentKind): LucideIcon {
  return ICONS[kind];
}

/** Its name: "Promise". */
export function commitmentName(kind: CommitmentKind): string {
  switch (kind) {
    case "promise":
      return t("commitments-promise");
    case "openness":
      return t("commitments-openness");
    case "boundary":
      return t("commitments-boundary");
    case "together":
      return t("commitments-together");
  }
}

/** What it is for, in a few words. */
export function commitmentPurpose(kind: CommitmentKind): string {
  switch (kind) {
    case "promise":
      return t("commitments-promise-purpose");
    case "openness":
      return t("commitments-openness-purpose");
    case "boundary":
      return t("commitments-boundary-purpose");
    case "together":
      return t("commitments-together-purpose");
  }
}

/** What its outcomes are called. */
export function outcomeWords(kind: CommitmentKind): Readonly<Record<Outcome, string>> {
  switch (kind) {
    case "promise":
      return words(t("commitments-kept"), t("commitments-partly"), t("commitments-missed"));
    case "openness":
      return words(t("commitments-did"), t("commitments-partly"), t("commitments-did-not"));
    case "boundary":
      return words(t("commitments-held"), t("commitments-partly"), t("commitments-not-held"));
    case "together":
      return words(t("commitments-happened"), t("commitments-partly"), t("commitments-did-not"));
  }
}

function words(kept: string, partly: string, missed: string): Record<Outcome, string> {
  return { kept, partly, missed, not_needed: t("commitments-not-needed") };
}

/** Who knows of it. */
export function standingName(standing: CommitmentStanding): string {
  switch (standing) {
    case "mine_alone":
      return t("commitments-mine-alone");
    case "told_them":
      return t("commitments-told-them");
    case "agreed_together":
      return t("commitments-agreed-together");
  }
}

/** How it stands. */
export function commitmentStatusName(status: CommitmentStatus): string {
  switch (status) {
    case "active":
      return t("commitments-active");
    case "paused":
      return t("commitments-paused");
    case "done":
      return t("commitments-done");
    case "let_go":
      return t("commitments-let-go");
  }
}

/** How often its day comes. */
export function cadenceName(cadence: Cadence): string {
  switch (cadence) {
    case "once":
      return t("guide-cadence-once");
    case "daily":
      return t("guide-cadence-daily");
    case "weekly":
      return t("guide-cadence-weekly");
    case "monthly":
      return t("guide-cadence-monthly");
    case "when_it_comes_up":
      return t("guide-cadence-when-it-comes-up");
  }
}
