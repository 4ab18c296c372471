/** The guides of the core, and the records that can be answers in them. */

import { call, type Guide, listen, type GuidePurpose } from "../api/client";
import { type Pickable, withGone } from "../kit/picker";
import { t } from "../kit/words";
import type { Records } from "./guide";

class Guides {
  all = $state.raw<readonly Guide[]>([]);
  records = $state.raw<Records>({ people: [], matters: [], values: [] });
  /** Whether the records were read: only then it is known who is in the trash. */
  #known = $state(false);
  #followers = 0;
  #stops: (() => void)[] = [];

  /** Keeps them up until the answer is called. */
  follow(): () => void {
    this.#followers += 1;
    if (this.#followers === 1) {
      void this.#read();
      this.#stops = (["matters-changed", "values-changed"] as const).map((event) =>
        listen(event, () => void this.#readRecords()),
      );
    }
    return () => {
      this.#followers -= 1;
      if (this.#followers > 0) return;
      for (const stop of this.#stops) stop();
    };
  }

  /** Reads them, where they were not read yet; a page that shows them at once stays where it is. */
  load(): Promise<void> | undefined {
    return this.all.length === 0 ? this.#read() : undefined;
  }

  /** The guide for this, once it was read. */
  of(purpose: GuidePurpose): Guide | undefined {
    const wanted = JSON.stringify(inOrder(purpose));
    return this.all.find((guide) => JSON.stringify(inOrder(guide.for)) === wanted);
  }

  /** Everybody, and whoever is picked, as "someone" while they are in the trash. */
  people(picked: string | undefined): readonly Pickable[] {
    return withGone(this.records.people, this.#known ? picked : undefined, t("people-someone"));
  }

  /** Every matter, and the one that is picked, as "something" while it is in the trash. */
  matters(picked: string | undefined): readonly Pickable[] {
    return withGone(this.records.matters, this.#known ? picked : undefined, t("matters-something"));
  }

  async #read(): Promise<void> {
    const [guides] = await Promise.allSettled([call("guide_list", {}), this.#readRecords()]);
    if (guides.status === "fulfilled") this.all = guides.value;
  }

  async #readRecords(): Promise<void> {
    const [people, matters, values] = await Promise.allSettled([
      call("person_list", {}),
      call("matter_list", {}),
      call("value_list", {}),
    ]);
    this.#known = [people, matters, values].every(({ status }) => status === "fulfilled");
    this.records = {
      people: people.status === "fulfilled" ? people.value : [],
      matters:
        matters.status === "fulfilled"
          ? matters.value.map(({ id, title, what, person }) => ({
              id,
              label: title || what,
              detail: person?.label,
            }))
          : [],
      values:
        values.status === "fulfilled"
          ? values.value.map(({ id, name }) => ({ id, label: name }))
          : [],
    };
  }
}

function inOrder(purpose: GuidePurpose): [string, unknown][] {
  return Object.entries(purpose).sort(([one], [other]) => (one < other ? -1 : 1));
}

export const guides = new Guides();
