/**
 * Saving an entry while it is written. Whatever was changed is in the vault within two seconds;
 * "saved" is said only after the vault has answered; what could not be saved is kept and tried
 * again; and an entry that has changed elsewhere meanwhile is never written over.
 */

import type {
  ApiError,
  Entry,
  EntryAdd,
  EntryAdded,
  EntryEdit,
  EntryEdited,
  Kind,
} from "../api/client";
import { addedWith, type Beside, besideOf, changedSince, NOTHING } from "./marks";
import { wellFormed } from "./wellFormed";

/** What the writer can change of an entry. */
export type Draft = {
  title: string;
  kind: Kind;
  /** Not said: the entry belongs to the moment it is added at. */
  date: string | undefined;
  tags: readonly string[];
  body: string;
  /** What stands beside the text. */
  beside: Beside;
};

/** Where entries are kept. */
export type Keeper = {
  add: (request: EntryAdd) => Promise<EntryAdded>;
  edit: (request: EntryEdit) => Promise<EntryEdited>;
  show: (id: string) => Promise<Entry>;
  requestId: () => string;
};

/** How saving goes. */
export type SavingState =
  | { name: "resting" }
  | { name: "waiting" }
  | { name: "saved"; at: number }
  | { name: "failed"; error: ApiError }
  | { name: "conflict"; theirs: Entry };

/** How the writer wants a conflict to end. Neither text is ever lost. */
export type Choice = "both" | "mine" | "theirs";

/** From the first change that is not saved to the save: with its own time, two seconds at most. */
export const WAIT_MS = 1400;
const RETRY_MS = [2000, 4000, 8000, 15_000, 30_000] as const;

export type Attempt = { draft: Draft } & (
  { what: "add"; request: EntryAdd } | { what: "edit"; request: EntryEdit }
);

/** All that is needed to go on saving elsewhere. */
export type Remainder = {
  draft: Draft;
  id: string | undefined;
  revision: number;
  saved: Draft | undefined;
  attempt: Attempt | undefined;
};

/** What an entry holds, as a draft. */
export function draftOf(entry: Entry): Draft {
  const { title, kind, entry_date, tags, body } = entry;
  return { title, kind, date: entry_date, tags, body, beside: besideOf(entry) };
}

export class Saving {
  state = $state.raw<SavingState>({ name: "resting" });
  /** The entry's name, once it has one. */
  id = $state.raw<string | undefined>();

  #revision = 0;
  #saved: Draft | undefined;
  #savedAt: number | undefined;
  #attempt: Attempt | undefined;
  #dirty = false;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;

  /** `read` gives what is to be saved now. It is asked once a save, not once a key. */
  constructor(
    private readonly keeper: Keeper,
    private readonly read: () => Draft,
    private readonly born: (id: string) => void = () => undefined,
  ) {}

  /** Whether there is something that the vault does not have. */
  get unsaved(): boolean {
    return this.#dirty || this.#attempt !== undefined || this.state.name === "conflict";
  }

  /** The revision that what is written stands on. */
  get revision(): number {
    return this.#revision;
  }

  /** Begins with what the vault has. */
  opened(entry: Entry): void {
    this.id = entry.id;
    this.#revision = entry.revision;
    this.#saved = draftOf(entry);
    this.#attempt = undefined;
    this.#dirty = false;
  }

  /** What the vault does not have; nothing, when it has all. */
  remainder(): Remainder | undefined {
    if (!this.unsaved) return undefined;
    return {
      draft: this.read(),
      id: this.id,
      revision: this.#revision,
      saved: this.#saved,
      attempt: this.#attempt,
    };
  }

  /** Goes on where another left off, at once. */
  resume({ id, revision, saved, attempt }: Remainder): void {
    this.id = id;
    this.#revision = revision;
    this.#saved = saved;
    this.#attempt = attempt;
    this.#dirty = true;
    this.state = { name: "waiting" };
    void this.now();
  }

  /** The vault has dated the entry, which was not dated by the writer. */
  dated(date: string): void {
    if (this.#saved) this.#saved = { ...this.#saved, date };
  }

  /** Something was changed. Cheap: it is called with every key. */
  touch(): void {
    this.#dirty = true;
    if (this.state.name === "resting" || this.state.name === "saved") {
      this.state = { name: "waiting" };
    }
    if (this.state.name === "waiting") this.#timer ??= setTimeout(() => void this.now(), WAIT_MS);
  }

  /** Saves what is not saved, at once. Settles when it is saved or could not be. */
  async now(): Promise<void> {
    this.#stopTimer();
    if (this.state.name === "conflict") return;
    // One save at a time; what was typed during it needs another.
    while (this.#running) await this.#running;
    if (!this.unsaved) return;
    this.#running = this.#save().finally(() => (this.#running = undefined));
    await this.#running;
  }

  /** Saves before the writer leaves, when nobody can be asked any more. */
  async beforeLeaving(): Promise<void> {
    await this.now();
    if (this.#dirty && this.state.name !== "failed") await this.now();
    if (this.state.name === "conflict") await this.settle("both");
  }

  /** Ends a conflict. Whatever is not chosen stays in the history, or as an entry of its own. */
  async settle(choice: Choice): Promise<void> {
    if (this.state.name !== "conflict") return;
    const { theirs } = this.state;
    const mine = this.read();
    this.#dirty = false;
    try {
      if (choice === "both") {
        const { id } = await this.keeper.add(this.#added(mine));
        this.id = id;
        this.#revision = 1;
        this.#kept(mine);
        this.born(id);
        this.#goOn();
        return;
      }
      const { revision } = await this.keeper.edit({
        ...this.#edited(mine, undefined),
        typing: false,
        if_revision: theirs.revision,
      });
      this.#revision = revision;
      this.#kept(mine);
      if (choice === "theirs") await this.#putBack(draftOf(theirs));
      this.#goOn();
    } catch (thrown) {
      await this.#refused(thrown as ApiError);
    }
  }

  async #putBack(draft: Draft): Promise<void> {
    const request = { ...this.#edited(draft, this.#saved), typing: false };
    this.#revision = (await this.keeper.edit(request)).revision;
    this.#kept(draft);
  }

  /** Stops trying. */
  stop(): void {
    this.#stopTimer();
  }

  async #save(): Promise<void> {
    try {
      // An attempt whose end is not known is asked again first, under its own name and to the
      // letter: it is done once, and tells which revision the next one stands on.
      if (this.#attempt) await this.#carryOut(this.#attempt);
      const draft = this.read();
      this.#dirty = false;
      const attempt = this.#attemptFor(draft);
      if (attempt) await this.#carryOut(attempt);
      else this.#tell();
      this.#failures = 0;
      this.#goOn();
    } catch (thrown) {
      await this.#refused(thrown as ApiError);
    }
  }

  /** What was typed meanwhile is saved in its turn. */
  #goOn(): void {
    if (this.#dirty) this.touch();
  }

  async #carryOut(attempt: Attempt): Promise<void> {
    this.#attempt = attempt;
    if (attempt.what === "add") {
      const { id } = await this.keeper.add(attempt.request);
      this.id = id;
      this.#revision = 1;
      this.#kept(attempt.draft);
      this.born(id);
    } else {
      const { revision } = await this.keeper.edit(attempt.request);
      this.#revision = revision;
      this.#kept(attempt.draft);
    }
  }

  #kept(draft: Draft): void {
    this.#attempt = undefined;
    this.#saved = draft;
    this.#savedAt = Date.now();
    this.#tell();
  }

  #tell(): void {
    const at = this.#savedAt;
    if (this.#dirty) this.state = { name: "waiting" };
    else this.state = at !== undefined ? { name: "saved", at } : { name: "resting" };
  }

  async #refused(error: ApiError): Promise<void> {
    this.#dirty = true;
    if (error.code === "invalid" && error.field === "if_revision" && this.id) {
      this.#attempt = undefined;
      try {
        this.state = { name: "conflict", theirs: await this.keeper.show(this.id) };
        return;
      } catch (thrown) {
        error = thrown as ApiError;
      }
    }
    // Plainly refused, it was not done; the next attempt may be another.
    if (error.retry !== true) this.#attempt = undefined;
    this.state = { name: "failed", error };
    const pause = RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)];
    this.#failures += 1;
    this.#stopTimer();
    this.#timer = setTimeout(() => void this.now(), pause);
  }

  #attemptFor(draft: Draft): Attempt | undefined {
    if (!this.id) {
      const answered = Object.keys(draft.beside.answers).length > 0;
      if (!answered && !/\S/.test(draft.title + draft.body)) return undefined;
      return { what: "add", draft, request: this.#added(draft) };
    }
    const request = this.#edited(draft, this.#saved);
    const changes = Object.keys(request).some((name) => !ALWAYS.has(name));
    return changes ? { what: "edit", draft, request } : undefined;
  }

  #added(draft: Draft): EntryAdd {
    return {
      kind: draft.kind,
      title: wellFormed(draft.title),
      tag: draft.tags.map(wellFormed),
      body: wellFormed(draft.body),
      ...(draft.date === undefined ? {} : { date: draft.date }),
      ...addedWith(draft.beside),
      request_id: this.keeper.requestId(),
    };
  }

  #edited(draft: Draft, saved: Draft | undefined): EntryEdit {
    const { id = "" } = this;
    const sameTags = saved?.tags.join("\0") === draft.tags.join("\0");
    const newDate = draft.date !== undefined && saved?.date !== draft.date;
    return {
      id,
      ...(saved?.title === draft.title ? {} : { title: wellFormed(draft.title) }),
      ...(saved?.kind === draft.kind ? {} : { kind: draft.kind }),
      ...(newDate && draft.date !== undefined ? { date: draft.date } : {}),
      ...(sameTags ? {} : { tag: draft.tags.map(wellFormed) }),
      ...(saved?.body === draft.body ? {} : { body: wellFormed(draft.body) }),
      ...changedSince(saved?.beside ?? NOTHING, draft.beside),
      if_revision: this.#revision,
      typing: true,
      request_id: this.keeper.requestId(),
    };
  }

  #stopTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

/** What every change says, whether or not anything else does. */
const ALWAYS = new Set(["id", "if_revision", "typing", "request_id"]);
