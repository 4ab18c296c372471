/** Keys: which action a key press means, and how a shortcut is written for people. */

import type { Action } from "./actions.svelte";

/** Whether Cmd takes the place of Ctrl. */
export const onMac = navigator.platform.startsWith("Mac");

/** How keys are written that have a name or a sign of their own. */
const SIGNS: Record<string, string> = {
  arrowleft: "←",
  arrowright: "→",
  arrowup: "↑",
  arrowdown: "↓",
  backspace: "⌫",
  enter: "Enter",
  escape: "Esc",
};

/** The action that a key press means, if it means one. */
export function meant(event: KeyboardEvent, among: readonly Action[]): Action | undefined {
  return among.find((action) => action.keys && matches(event, action.keys));
}

function matches(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split("+");
  const key = parts.pop();
  const mod = onMac ? event.metaKey : event.ctrlKey;
  const other = onMac ? event.ctrlKey : event.metaKey;
  return (
    key !== undefined &&
    isKey(event, key) &&
    mod === parts.includes("mod") &&
    !other &&
    event.altKey === parts.includes("alt") &&
    event.shiftKey === parts.includes("shift")
  );
}

/** The key itself. Digits go by their place (French rows need Shift), other scripts too. */
function isKey(event: KeyboardEvent, key: string): boolean {
  const pressed = event.key.toLowerCase();
  if (pressed === key) return true;
  if (/^\d$/.test(key)) return event.code === `Digit${key}`;
  const otherScript = pressed.length === 1 && pressed > "\u007f";
  return otherScript && event.code.toLowerCase() === `key${key}`;
}

/** `mod+shift+l` as `Ctrl+Shift+L`, or as `⇧⌘L` on macOS. */
export function written(keys: string): string {
  const parts = keys.split("+").map((part) => {
    if (part === "mod") return onMac ? "⌘" : "Ctrl";
    if (part === "shift") return onMac ? "⇧" : "Shift";
    if (part === "alt") return onMac ? "⌥" : "Alt";
    const sign = SIGNS[part];
    if (sign) return sign;
    return part.length === 1 ? part.toUpperCase() : part.charAt(0).toUpperCase() + part.slice(1);
  });
  return parts.join(onMac ? "" : "+");
}
