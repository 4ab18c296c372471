/** The matters that are written down. */

import { call } from "../api/client";
import { Followed } from "../api/followed.svelte";

export const matters = new Followed(() => call("matter_list", {}), "matters-changed");
