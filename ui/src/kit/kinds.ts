/** The four kinds of writing: their order, names, icons, and what each is for. */

import type { LucideIcon } from "@lucide/svelte";
import Leaf from "@lucide/svelte/icons/leaf";
import Mail from "@lucide/svelte/icons/mail";
import MessagesSquare from "@lucide/svelte/icons/messages-square";
import NotebookPen from "@lucide/svelte/icons/notebook-pen";

import type { Kind } from "../api/client";
import { t } from "./words";

/** All of them, in the order they are offered. */
export const KINDS: readonly Kind[] = ["reflection", "talk", "apology", "forgiveness"];

const ICONS: Record<Kind, LucideIcon> = {
  reflection: NotebookPen,
  talk: MessagesSquare,
  apology: Mail,
  forgiveness: Leaf,
};

/** Its icon. */
export function kindIcon(kind: Kind): LucideIcon {
  return ICONS[kind];
}

/** Its name: "Reflection". */
export function kindName(kind: Kind): string {
  switch (kind) {
    case "reflection":
      return t("kind-reflection");
    case "talk":
      return t("kind-talk");
    case "apology":
      return t("kind-apology");
    case "forgiveness":
      return t("kind-forgiveness");
  }
}

/** What it is for, in a few words. */
export function kindPurpose(kind: Kind): string {
  switch (kind) {
    case "reflection":
      return t("kind-reflection-purpose");
    case "talk":
      return t("kind-talk-purpose");
    case "apology":
      return t("kind-apology-purpose");
    case "forgiveness":
      return t("kind-forgiveness-purpose");
  }
}
