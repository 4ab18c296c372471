/** What can be done from everywhere, with its keys. None of them is a key of the editor. */

import { KINDS, kindName } from "../kit/kinds";
import { t } from "../kit/words";
import type { Action } from "../route/actions.svelte";
import { onMac } from "../route/keys";
import { route, type View } from "../route/route.svelte";
import { lock } from "./lock.svelte";

/** What the frame itself opens. */
export type Opens = { palette: () => void; keys: () => void };

/** The actions, in the order the list of keys shows them. */
export function generalActions(opens: Opens): Action[] {
  const goTo = (id: string, label: string, keys: string, view: View): Action => ({
    id,
    label,
    keys,
    run: () => route.go(view),
  });
  const all: Action[] = [
    goTo("write", t("app-write"), "mod+n", { name: "new" }),
    ...KINDS.map((kind, at) =>
      goTo(`write-${kind}`, t("app-write-kind", { kind: kindName(kind) }), `mod+${at + 1}`, {
        name: "new",
        kind,
      }),
    ),
    { id: "palette", label: t("app-palette"), keys: "mod+k", run: opens.palette },
    goTo("search", t("app-search"), "mod+f", { name: "search" }),
    goTo("home", t("app-home"), "mod+shift+h", { name: "home" }),
    goTo("timeline", t("app-timeline"), "mod+shift+t", { name: "timeline" }),
    goTo("matters", t("app-matters"), "mod+shift+a", { name: "matters" }),
    goTo("commitments", t("app-commitments"), "mod+shift+o", { name: "commitments" }),
    goTo("counsellor", t("app-counsellor"), "mod+shift+f", { name: "counsellor" }),
    goTo("checkins", t("app-checkins"), "mod+5", { name: "checkins" }),
    goTo("week", t("app-week"), "mod+6", { name: "week" }),
    goTo("values", t("app-values"), "mod+7", { name: "values" }),
    goTo("support", t("app-support"), "f2", { name: "support" }),
    goTo("safe", t("guide-safe-and-free-title"), "shift+f2", { name: "safe" }),
    goTo("share", t("app-share"), "mod+shift+e", { name: "share" }),
    goTo("trash", t("app-trash"), "mod+shift+d", { name: "trash" }),
    goTo("settings", t("app-settings"), "mod+,", { name: "settings" }),
    goTo("help", t("app-help"), "f1", { name: "help" }),
    goTo("protection", t("app-protection"), "shift+f1", { name: "protection" }),
    {
      id: "back",
      label: t("app-back"),
      keys: onMac ? "mod+[" : "alt+arrowleft",
      run: () => route.back(),
    },
    { id: "keys", label: t("app-keys"), keys: "mod+/", run: opens.keys },
    { id: "lock", label: t("app-lock"), keys: "mod+shift+l", run: () => lock.now() },
  ];
  return all.map((action) => ({ ...action, where: "everywhere" }));
}
