import type { HostEvents, Transport } from "./host";

type Told = (payload: never) => void;

const listeners = new Map<keyof HostEvents, Set<Told>>();
let events: EventSource | undefined;

function hear() {
  if (events) return;
  events = new EventSource("/events");
  events.onmessage = (message: MessageEvent<string>) => {
    const { event, payload } = JSON.parse(message.data) as {
      event: keyof HostEvents | "locked";
      payload: never;
    };
    // The shell closes this window by itself; here the page goes.
    if (event === "locked") return bridge.changeWindow();
    for (const told of listeners.get(event) ?? []) told(payload);
  };
}

/** The loopback host that development and browser tests use. It never ships. */
export const bridge: Transport = {
  async ask(name, request) {
    const answer = await fetch(`/host/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(request),
    });
    const body: unknown = await answer.json();
    if (!answer.ok) throw body;
    return body as never;
  },
  listen(event, told) {
    hear();
    const those = listeners.get(event) ?? new Set();
    listeners.set(event, those.add(told as Told));
    return () => those.delete(told as Told);
  },
  changeWindow: () => location.assign("/"),
};
