/** One entry being written: what it holds, its editor's text, and its saving. */

import { call, type Entry, type Kind, type Mentioned, requestId } from "../api/client";
import type { Answers } from "../guide/guide";
import { dayOf } from "../kit/dates";
import type { Marks } from "./marks";
import { draftOf, type Draft, type Keeper, type Remainder, Saving } from "./saving.svelte";

const vault: Keeper = {
  add: (request) => call("entry_add", request),
  edit: (request) => call("entry_edit", request),
  show: (id) => call("entry_show", { id }),
  requestId,
};

/** How an entry that is opened is come to. */
export type Opening = { name: "opening" } | { name: "open" } | { name: "refused"; error: unknown };

export class Sheet {
  title = $state("");
  kind = $state.raw<Kind>("reflection");
  date = $state.raw<string | undefined>();
  tags = $state.raw<readonly string[]>([]);
  /** What stands beside the text. */
  marks = $state.raw<Marks>({});
  answers = $state.raw<Answers>({});
  /** Whom and what its text has links to, and the entries that have one to it. */
  mentions = $state.raw<readonly Mentioned[]>([]);
  mentionedBy = $state.raw<readonly Mentioned[]>([]);
  /** Since when it lies in the trash. */
  trashedAt = $state.raw<string | undefined>();
  opening = $state.raw<Opening>({ name: "opening" });
  /** Counts up whenever the text is to be shown anew, from elsewhere than the editor. */
  version = $state(0);
  readonly saving: Saving;

  #text = "";
  #write: (() => string) | undefined;

  constructor(born: (sheet: Sheet, id: string) => void) {
    this.saving = new Saving(
      vault,
      () => this.draft(),
      (id) => {
        born(this, id);
        void this.#dated(id);
      },
    );
  }

  /** Finds out the date that the vault gave to a new entry. */
  async #dated(id: string): Promise<void> {
    if (this.date !== undefined) return;
    try {
      const { entry_date } = await call("entry_show", { id });
      if (this.date !== undefined || this.id !== id) return;
      this.saving.dated(entry_date);
      this.date = entry_date;
    } catch {
      // Only the words for the date are missing; they come when the entry is opened next.
    }
  }

  /** The entry's name, once it has one. */
  get id(): string | undefined {
    return this.saving.id;
  }

  /** Begins a new entry. */
  begin(kind: Kind | undefined, date?: string, marks: Marks = {}): this {
    this.kind = kind ?? "reflection";
    this.date = date;
    this.marks = marks;
    this.opening = { name: "open" };
    return this;
  }

  /** Opens one that is there. */
  async open(id: string): Promise<void> {
    try {
      this.show(await call("entry_show", { id }));
      this.opening = { name: "open" };
    } catch (error) {
      this.opening = { name: "refused", error };
    }
  }

  /** Takes up an entry that could not be saved, and goes on saving it. */
  resume(remainder: Remainder): this {
    const { title, kind, date, tags, body, beside } = remainder.draft;
    Object.assign(this, { title, kind, date, tags, ...beside });
    this.#text = body;
    this.opening = { name: "open" };
    this.saving.resume(remainder);
    return this;
  }

  /** Ends a conflict as the writer chose. */
  async settle(choice: "both" | "mine" | "theirs"): Promise<void> {
    await this.saving.settle(choice);
    if (choice === "theirs" && this.id && !this.saving.unsaved) await this.open(this.id);
  }

  /** Shows what the vault has. */
  show(entry: Entry): void {
    const { title, kind, date, tags, body, beside } = draftOf(entry);
    Object.assign(this, { title, kind, date, tags, ...beside });
    this.around(entry);
    this.#text = body;
    // An editor that still shows another text has nothing more to say.
    this.#write = undefined;
    this.saving.opened(entry);
    this.version += 1;
  }

  /** Takes up what others did round it. */
  around({ trashed_at, mentions, mentioned_by }: Entry): void {
    this.trashedAt = trashed_at;
    this.mentions = mentions;
    this.mentionedBy = mentioned_by;
  }

  /** The Markdown. */
  get text(): string {
    if (this.#write) this.#text = this.#write();
    return this.#text;
  }

  /**
   * Where the Markdown comes from from now on. The answer says that it is over: the text stays as
   * it is then, unless another has taken it over.
   */
  writtenBy(write: () => string): () => void {
    this.#text = this.text;
    this.#write = write;
    return () => {
      if (this.#write !== write) return;
      this.#text = write();
      this.#write = undefined;
    };
  }

  /** Takes words up into the text, after what is there, and shows it anew. */
  takeUp(words: string): void {
    const { text } = this;
    this.#text = text.trim() ? `${text.trimEnd()}\n\n${words}` : words;
    this.#write = undefined;
    this.version += 1;
    this.touch();
  }

  draft(): Draft {
    const { title, kind, date, tags, text, marks, answers } = this;
    return { title, kind, date, tags, body: text, beside: { marks, answers } };
  }

  /** Takes the answer to a guided question, or takes one back. */
  answer = (field: string, given: unknown): void => {
    // The day it was given stands beside the text, not among the answers, and says that it was.
    if (field === "given_on") {
      const on = typeof given === "string" && given !== "" ? given : undefined;
      if (!couldBe({ given_on: on })) return;
      this.mark({ given_on: on, status: on === undefined ? "ready" : "given" });
      return;
    }
    const others = Object.entries(this.answers).filter(([name]) => name !== field);
    const empty = given === undefined || given === "";
    this.answers = Object.fromEntries(empty ? others : [...others, [field, given]]);
    this.touch();
  };

  /**
   * Sets what stands beside the text; what is `undefined` is taken away. A day that cannot be is
   * not taken over: the vault would refuse it, and with it all that is written from then on.
   */
  mark(by: { [Name in keyof Marks]?: Marks[Name] | undefined }): void {
    if (!couldBe(by)) return;
    const all = Object.entries({ ...this.marks, ...by });
    this.marks = Object.fromEntries(all.filter(([, value]) => value !== undefined));
    this.touch();
  }

  /** Something was changed by the writer. */
  touch = (): void => {
    if (this.trashedAt === undefined) this.saving.touch();
  };
}

/** Whether nothing was given on a day still to come, and nothing rests until a day long gone. */
function couldBe({ given_on, rests_until }: { [Name in keyof Marks]?: Marks[Name] | undefined }) {
  const today = dayOf(new Date());
  const isGivenLater = given_on !== undefined && given_on > today;
  const restedAlready = rests_until !== undefined && rests_until < today;
  return !isGivenLater && !restedAlready;
}
