/** A letter that was looked over: what was seen, what of it still stands, and what the writer keeps. */

import {
  type ApologyChecked,
  type ApologyMark,
  type ApologyRule,
  call,
  requestId,
} from "../../api/client";
import { errorWords } from "../../kit/errors";
import { t } from "../../kit/words";
import { notices } from "../../notice/notices.svelte";
import type { Marked } from "../editor/looked";
import type { Sheet } from "../sheet.svelte";

/** What shows the letter. */
export type Letter = {
  /** Its running words, where they are shown and not the Markdown. */
  runningWords(): string | undefined;
  mark(marks: readonly Marked[], read: string): void;
  standing(): readonly number[];
};

/** A mark as it is told. */
export type Found = {
  readonly id: number;
  readonly rule: ApologyRule;
  /** What it covers of the text that was read. */
  readonly words: string;
};

/** How many marks are told before more are asked for. */
const FIRST = 3;

/** The one language that is read. */
const ENGLISH = "eng";

export class Looking {
  /** What was seen; nothing, until the writer asks. */
  seen = $state.raw<ApologyChecked>();
  /** Whether there was no word to read. */
  empty = $state(false);
  busy = $state(false);
  /** Whether all marks are told. */
  all = $state(false);
  /** One line about what was done last, for who cannot see it. */
  said = $state("");
  #found = $state.raw<readonly Found[]>([]);
  #kept = $state.raw<readonly number[]>([]);
  #letter = $state.raw<Letter>();

  constructor(private readonly sheet: Sheet) {}

  /** Marks whose words are as they were, without those that are kept. */
  readonly marks = $derived(this.#standing().filter(({ id }) => !this.#kept.includes(id)));
  /** Those that are told, and underlined where that can be. */
  readonly shown = $derived(this.all ? this.marks : this.marks.slice(0, FIRST));
  readonly more = $derived(this.marks.length - this.shown.length);
  /** Marks that the writer keeps as they are. */
  readonly kept = $derived(this.#standing().filter(({ id }) => this.#kept.includes(id)));
  /** Whether words that were marked are others now. */
  readonly changed = $derived(this.marks.length + this.kept.length < this.#found.length);
  readonly otherLanguage = $derived(this.seen !== undefined && this.seen.language !== ENGLISH);

  #standing(): readonly Found[] {
    const standing = this.#letter?.standing() ?? [];
    return this.#found.filter(({ id }) => standing.includes(id));
  }

  /** Looks the letter over, once it is saved. Never but when the writer asks for it. */
  async look(letter: Letter): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await this.sheet.saving.now();
      await this.#read(letter);
    } catch (thrown) {
      notices.tell({ text: errorWords(thrown) });
    } finally {
      this.busy = false;
    }
  }

  async #read(letter: Letter): Promise<void> {
    const words = letter.runningWords();
    const { id } = this.sheet;
    // Of Markdown the places are those of the text in the vault.
    if (words === undefined && this.sheet.saving.unsaved) {
      notices.tell({ text: t("apology-unsaved") });
      return;
    }
    const read = words ?? this.sheet.text;
    const seen = await call("apology_check", {
      ...(id === undefined ? {} : { id }),
      ...(words === undefined && id !== undefined ? {} : { text: read }),
    });
    const kept = seen.kept ?? [];
    const found = [...seen.marks, ...kept].map((mark, at) => foundIn(read, mark, at));
    this.#letter = letter;
    this.#found = found.map(({ told }) => told);
    this.#kept = found.slice(seen.marks.length).map(({ told }) => told.id);
    this.all = false;
    this.empty = read.trim() === "";
    this.seen = seen;
    letter.mark(
      found.map(({ marked }) => marked),
      read,
    );
    this.said = this.#outcome(seen);
  }

  #outcome(seen: ApologyChecked): string {
    if (seen.support) return t("apology-said-support");
    if (this.empty) return t("apology-said-empty");
    if (this.otherLanguage) return t("apology-said-language");
    return this.marks.length > 0 ? t("apology-said-marks") : t("apology-said-none");
  }

  /** Tells the rest of the marks. */
  tellAll(): void {
    this.all = true;
  }

  /** Keeps words that were marked: the writer means them. */
  async keep({ id, rule, words }: Found): Promise<void> {
    await this.#note("apology_keep", rule, words, () => {
      this.#kept = [...this.#kept, id];
      this.said = t("apology-said-kept");
    });
  }

  /** Takes that back. */
  async unkeep({ id, rule, words }: Found): Promise<void> {
    await this.#note("apology_unkeep", rule, words, () => {
      this.#kept = this.#kept.filter((one) => one !== id);
      this.said = t("apology-said-unkept");
    });
  }

  async #note(
    command: "apology_keep" | "apology_unkeep",
    rule: ApologyRule,
    words: string,
    done: () => void,
  ): Promise<void> {
    const { id } = this.sheet;
    if (id === undefined) return;
    try {
      await call(command, { id, rule, words, request_id: requestId() });
      done();
    } catch (thrown) {
      notices.tell({ text: errorWords(thrown) });
    }
  }

  /** Nothing is told any more. */
  close(): void {
    this.#letter = undefined;
    this.#found = [];
    this.#kept = [];
    this.seen = undefined;
    this.said = "";
  }
}

function foundIn(read: string, mark: ApologyMark, id: number): { told: Found; marked: Marked } {
  const { rule, start, end } = mark;
  return { told: { id, rule, words: read.slice(start, end) }, marked: { id, start, end } };
}
