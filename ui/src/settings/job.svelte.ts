/** One long piece of work: how far it is, how it is stopped, and how it ended. */

import { ask, asApiError, listen, type ApiError, type Commands, type Step } from "../api/client";

/** Work of one command at a time, with answers of type `Answer`. */
export class Job<Answer> {
  running = $state(false);
  step = $state<Step | undefined>();
  done = $state(0);
  total = $state<number | undefined>();
  answer = $state.raw<Answer | undefined>();
  refused = $state.raw<ApiError | undefined>();
  #id: number | undefined;

  /** @param command whose progress is heard; none for work that takes a secret, and is no command. */
  constructor(readonly command?: keyof Commands) {}

  /** Does it. The answer is nothing when the writer closed the dialog of the host. */
  async run(work: () => Promise<Answer | null>): Promise<Answer | null> {
    if (this.running) return null;
    this.running = true;
    this.refused = undefined;
    this.answer = undefined;
    this.step = undefined;
    this.#id = undefined;
    const deaf = this.#hear();
    try {
      const answer = await work();
      this.answer = answer ?? undefined;
      return answer;
    } catch (thrown) {
      this.refused = asApiError(thrown);
      return null;
    } finally {
      deaf();
      this.running = false;
    }
  }

  /** Stops it at its next step. */
  async stop(): Promise<void> {
    if (this.#id === undefined) return;
    // A job that is just done cannot be stopped; its answer tells.
    await ask("job_stop", { job: this.#id }).catch(() => undefined);
  }

  /** Lets go of how it ended. */
  forget(): void {
    this.answer = undefined;
    this.refused = undefined;
  }

  #hear() {
    return listen("job-progress", (progress) => {
      if (progress.command !== this.command) return;
      this.#id = progress.job;
      this.step = progress.step;
      this.done = progress.done;
      this.total = progress.total;
    });
  }
}
