import { invoke } from "@tauri-apps/api/core";
import { listen as tauriListen } from "@tauri-apps/api/event";

import type { Transport } from "./host";

/** The desktop shell. It opens and closes the windows itself. */
export const tauri: Transport = {
  ask: (name, request) =>
    "passphrase" in request ? inBytes(name, request.passphrase) : invoke(name, { request }),
  listen(event, told) {
    const stopping = tauriListen(event, (message) => {
      told(message.payload as Parameters<typeof told>[0]);
    });
    return () => void stopping.then((stop) => stop());
  },
  changeWindow: () => undefined,
};

/** A passphrase travels as bytes, which can be wiped, and never within a JSON text. */
async function inBytes<T>(name: string, passphrase: string): Promise<T> {
  const bytes = new TextEncoder().encode(passphrase);
  try {
    return await invoke(name, bytes);
  } finally {
    bytes.fill(0);
  }
}
