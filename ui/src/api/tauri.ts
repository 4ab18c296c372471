import { invoke } from "@tauri-apps/api/core";
import { listen as tauriListen } from "@tauri-apps/api/event";

import type { Transport } from "./host";

/** The desktop shell. It opens and closes the windows itself. */
export const tauri: Transport = {
  async ask(name, request) {
    const secret =
      "passphrase" in request
        ? request.passphrase
        : "recovery" in request
          ? request.recovery
          : undefined;
    const answer: unknown =
      secret === undefined ? await invoke(name, { request }) : await inBytes(name, secret);
    // An answer that is a secret comes as bytes too.
    return (answer instanceof ArrayBuffer ? new TextDecoder().decode(answer) : answer) as never;
  },
  listen(event, told) {
    const stopping = tauriListen(event, (message) => {
      told(message.payload as Parameters<typeof told>[0]);
    });
    return () => void stopping.then((stop) => stop());
  },
  changeWindow: () => undefined,
};

/** A secret travels as bytes, which can be wiped, and never within a JSON text. */
async function inBytes<T>(name: string, secret: string): Promise<T> {
  const bytes = new TextEncoder().encode(secret);
  try {
    return await invoke(name, bytes);
  } finally {
    bytes.fill(0);
  }
}
