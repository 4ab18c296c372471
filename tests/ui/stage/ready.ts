import { access } from "node:fs/promises";

import { BRIDGE, DIST } from "./bridge";

/** Says what to build, rather than letting every test fail for it. */
export default async function ready() {
  for (const [path, how] of [
    [BRIDGE, "cargo build --workspace --bin lamplight-bridge"],
    [`${DIST}/main.html`, "npm run build, in ui"],
  ] as const) {
    await access(path).catch(() => {
      throw new Error(`${path} is not there: ${how}`);
    });
  }
}
