import { invoke } from "@tauri-apps/api/core";
import { listen as tauriListen } from "@tauri-apps/api/event";

import type { Transport } from "./host";

/** The desktop shell. It opens and closes the windows itself. */
export const tauri: Transport = {
  ask: (name, request) => invoke(name, { request }),
  listen(event, told) {
    const stopping = tauriListen(event, (message) => {
      told(message.payload as Parameters<typeof told>[0]);
    });
    return () => void stopping.then((stop) => stop());
  },
  changeWindow: () => undefined,
};
