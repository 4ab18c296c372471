/** Tells the host that somebody is there, so that it does not lock. */

import { ask } from "../api/client";

/** How often it is told at most. */
const EVERY_MS = 10_000;
const SIGNS_OF_LIFE = ["keydown", "pointerdown", "pointermove", "wheel"] as const;

/** Tells it on keys, pointer and wheel until the answer is called. */
export function stayingAwake(): () => void {
  let told = -EVERY_MS;
  const tell = () => {
    const now = performance.now();
    if (now - told < EVERY_MS) return;
    told = now;
    // Not told is told again by the next key; a host that is closing does not mind.
    ask("stay_awake", {}).catch(() => (told = -EVERY_MS));
  };
  tell();
  const how = { capture: true, passive: true };
  for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, tell, how);
  return () => {
    for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, tell, how);
  };
}
