/** The one way to the core. Components call these and know of no transport. */

import { bridge } from "./bridge";
import type { ApiError, Code, Commands } from "./generated";
import type { HostCalls, HostEvents, Transport } from "./host";
import { tauri } from "./tauri";

export type * from "./generated";
export type * from "./host";

const transport: Transport = "__TAURI_INTERNALS__" in window ? tauri : bridge;

/** Gives a command of the table. Rejects with an {@link ApiError}. */
export function call<K extends keyof Commands>(
  name: K,
  request: Commands[K]["request"],
): Promise<Commands[K]["response"]> {
  return ask("call", { name, request }) as Promise<Commands[K]["response"]>;
}

/** Asks the host. Rejects with an {@link ApiError}. */
export async function ask<K extends keyof HostCalls>(
  name: K,
  request: HostCalls[K]["request"],
): Promise<HostCalls[K]["response"]> {
  try {
    return await transport.ask(name, request);
  } catch (error) {
    throw asApiError(error);
  }
}

/** Calls `told` for each event until the answer is called. */
export function listen<E extends keyof HostEvents>(
  event: E,
  told: (payload: HostEvents[E]) => void,
): () => void {
  return transport.listen(event, told);
}

/** To be called after unlocking or locking. */
export function changeWindow() {
  transport.changeWindow();
}

/** A name for one request, so that asking twice does it once. */
export function requestId(): string {
  return crypto.randomUUID();
}

/** What was refused, whatever was thrown. */
export function asApiError(thrown: unknown): ApiError {
  if (typeof thrown === "object" && thrown !== null && "code" in thrown && "message" in thrown) {
    return thrown as ApiError;
  }
  // The host did not answer at all: it is gone or busy closing.
  return { code: "unsupported" satisfies Code, message: "no answer", retry: true };
}
