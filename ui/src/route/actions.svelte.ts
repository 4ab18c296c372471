/** Everything that can be done now, for the palette, the keys, and the list of shortcuts. */

import { untrack } from "svelte";

/** One thing to do. */
export type Action = {
  id: string;
  /** Its words, already in the writer's language. */
  label: string;
  /** `mod+k` is Ctrl+K, and Cmd+K on macOS. Others: `alt+`, `shift+`, a key's own name. */
  keys?: string;
  /** Where it can be done; on the page that is shown, unless said otherwise. */
  where?: "everywhere" | "text";
  run: () => void | Promise<void>;
};

class Actions {
  #lists = $state.raw<readonly (readonly Action[])[]>([]);

  /** All of them, the most particular first. */
  get all(): Action[] {
    return this.#lists.toReversed().flat();
  }

  /** Adds actions until the answer is called. A page adds its own while it is shown. */
  add(list: readonly Action[]): () => void {
    // Untracked: an effect that adds its actions does not run again for those of others.
    this.#lists = [...untrack(() => this.#lists), list];
    return () => {
      this.#lists = this.#lists.filter((other) => other !== list);
    };
  }
}

export const actions = new Actions();
