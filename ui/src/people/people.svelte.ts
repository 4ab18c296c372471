/** Everybody who is written down. */

import { call } from "../api/client";
import { Followed } from "../api/followed.svelte";

export const people = new Followed(() => call("person_list", {}), "matters-changed");
