/** What is about to be shared: which entries, in which way, and how far it has come. */

import {
  ask,
  asApiError,
  call,
  type JobProgress,
  type Preview,
  type Shared,
  type Step,
} from "../api/client";
import { latest, TOO_LATE } from "../kit/latest";
import { sorted, type Choice } from "./choice";

/** How it will be brought: read or on paper first, then a file with a password, then one without. */
export type Way = "aloud" | "pdf" | "markdown";

/** What is kept of it over a lock. */
export type Left = { ids: readonly string[]; session?: string | undefined; way: Way };

/** What is asked for: entries by name, or what is brought to a meeting. */
type What = { entry: string[] } | { session: string };

export class Draft {
  /** The chosen entries, in the order of the document. */
  entries = $state.raw<readonly Choice[]>([]);
  /** The meeting whose things are shared, in place of entries. */
  session = $state.raw<string | undefined>();
  way = $state.raw<Way>("aloud");
  /** What the file will hold, exactly; nothing while that is not known. */
  preview = $state.raw<Preview>();
  /** Whether another answer than the one shown is on its way. */
  looking = $state.raw(false);
  refusal = $state.raw<unknown>();
  /** What is being done, once the writer has said where to. */
  working = $state.raw<{ step?: Step; job?: number }>();
  made = $state.raw<Shared>();

  #given: readonly string[] | undefined;
  #preview = latest((what: What, format: "pdf" | "markdown") =>
    call("share_preview", { ...what, format }),
  );

  /** Which file it becomes. */
  get format(): "pdf" | "markdown" {
    return this.way === "markdown" ? "markdown" : "pdf";
  }

  /** Their ids. */
  get ids(): string[] {
    return this.entries.map(({ id }) => id);
  }

  /** Whether there is anything to share. */
  get something(): boolean {
    return this.session !== undefined || this.entries.length > 0;
  }

  get #what(): What {
    return this.session === undefined ? { entry: this.ids } : { session: this.session };
  }

  /** Begins with what is brought to a meeting. */
  async beginWith(session: string): Promise<void> {
    this.session = session;
    this.entries = [];
    this.#given = undefined;
    this.made = undefined;
    await this.look();
  }

  /** Begins with what another page chose; what was begun before goes on when nothing new is. */
  async begin(ids: readonly string[] | undefined): Promise<void> {
    if (ids === undefined || ids === this.#given) {
      await this.look();
      return;
    }
    this.#given = ids;
    await this.take(ids);
  }

  /** Goes on from where it was before the lock. */
  async putBack({ ids, session, way }: Left): Promise<void> {
    this.way = way;
    if (session !== undefined) {
      await this.beginWith(session);
      return;
    }
    await this.take(ids);
  }

  /** Has exactly these entries; those that are gone since are left out. */
  async take(ids: readonly string[]): Promise<void> {
    const all = ids.map(async (id) => {
      try {
        return await call("entry_show", { id });
      } catch (refusal) {
        if (asApiError(refusal).code === "not_found") return undefined;
        throw refusal;
      }
    });
    try {
      const found = (await Promise.all(all)).filter((entry) => entry !== undefined);
      await this.set(found.filter((entry) => entry.trashed_at === undefined));
    } catch (refusal) {
      this.refusal = refusal;
    }
  }

  /** Has exactly these entries. */
  async set(entries: readonly Choice[]): Promise<void> {
    this.entries = sorted(entries);
    this.session = undefined;
    this.made = undefined;
    await this.look();
  }

  /** Leaves one out. */
  async leaveOut(id: string): Promise<void> {
    await this.set(this.entries.filter((entry) => entry.id !== id));
  }

  /** Chooses another way. */
  async go(way: Way): Promise<void> {
    this.way = way;
    this.made = undefined;
    await this.look();
  }

  /** Asks what the file will hold. */
  async look(): Promise<void> {
    this.refusal = undefined;
    if (!this.something) {
      this.preview = undefined;
      this.looking = false;
      return;
    }
    this.looking = true;
    try {
      const seen = await this.#preview(this.#what, this.format);
      if (seen === TOO_LATE || !this.something) return;
      this.preview = seen;
    } catch (refusal) {
      this.preview = undefined;
      this.refusal = refusal;
    }
    this.looking = false;
  }

  /** Asks where to, and writes the file. */
  async save(): Promise<void> {
    this.working = {};
    this.refusal = undefined;
    const unprotected = this.way === "markdown";
    try {
      const made = await ask("share_to_file", {
        ...this.#what,
        format: this.format,
        ...(unprotected && { unprotected }),
      });
      this.made = made ?? undefined;
    } catch (refusal) {
      this.refusal = refusal;
    } finally {
      this.working = undefined;
    }
  }

  /** Notes how far the file is. */
  at({ command, step, job }: JobProgress): void {
    if (this.working && command === "share") this.working = { step, job };
  }

  /** Stops writing it. */
  async stop(): Promise<void> {
    const job = this.working?.job;
    if (job !== undefined) await ask("job_stop", { job });
  }
}

/** Outlives the page, so that an entry can be looked at and mended in between. */
export const draft = new Draft();
