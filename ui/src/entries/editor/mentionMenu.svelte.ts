/** The list under an `@` or a `[[`: whom or what a link is to lead to. */

import type { Editor } from "@tiptap/core";
import { closeHistory } from "@tiptap/pm/history";
import type { Transaction } from "@tiptap/pm/state";

import { latest, TOO_LATE } from "../../kit/latest";
import type { Pickable } from "../../kit/picker";
import { CaretMenu } from "./atCaret.svelte";
import { addressOf, linked, type Stretch, type Target, type Typed, typedIn } from "./mention";
import { atOffers, fits, type Offer } from "./offers";

/** The journal that the links lead into. */
export type Journal = {
  people: () => readonly Pickable[];
  matters: () => readonly Pickable[];
  /** The entries for what was typed: the newest, when that is nothing. */
  entries: (words: string) => Promise<Offer[]>;
  /** Writes somebody down; nothing, when that was refused. */
  add: (name: string) => Promise<Target | undefined>;
  /** A link was put into the text under this label. */
  linked: (address: string, label: string) => void;
  /** What is called today that such a link leads to. */
  nameOf: (address: string) => string | undefined;
};

/** How long typing pauses before entries are looked for, in milliseconds. */
const PAUSE_MS = 80;

export class MentionMenu extends CaretMenu<Offer> {
  #here: (Typed & Stretch) | undefined;
  #pause: ReturnType<typeof setTimeout> | undefined;
  readonly #entries: (words: string) => Promise<Offer[] | typeof TOO_LATE>;

  constructor(private readonly journal: Journal) {
    super();
    this.#entries = latest(journal.entries);
  }

  look(editor: Editor): void {
    const here = editor.isEditable ? typedIn(editor.state) : undefined;
    clearTimeout(this.#pause);
    if (!here || here.from !== this.dismissed) this.dismissed = undefined;
    if (!here || here.from === this.dismissed) {
      this.close();
      return;
    }
    const before = this.#here;
    this.#here = here;
    if (here.sign === "@") {
      this.show(
        editor,
        here.from,
        atOffers(here.words, this.journal.people(), this.journal.matters()),
      );
      return;
    }
    // Until the answer comes, those stay that fit what was typed as well.
    const same = before?.sign === here.sign && before.from === here.from;
    this.show(
      editor,
      here.from,
      same ? this.rows.filter(({ label }) => fits(label, here.words)) : [],
    );
    this.#pause = setTimeout(() => void this.#find(editor, here), PAUSE_MS);
  }

  override close(): void {
    clearTimeout(this.#pause);
    this.#here = undefined;
    super.close();
  }

  /** Puts the link there, or writes somebody down first. */
  choose(editor: Editor, offer = this.rows[this.at]): void {
    const here = this.#here;
    if (!offer || !here) return;
    this.close();
    if (offer.what === "there") this.#put(editor, here, offer.target, offer.label);
    else void this.#add(editor, here, offer.name);
  }

  protected beginning(): number | undefined {
    return this.#here?.from;
  }

  async #find(editor: Editor, here: Stretch & Typed): Promise<void> {
    const offers = await this.#entries(here.words).catch(() => []);
    if (offers === TOO_LATE || this.#here !== here || editor.isDestroyed) return;
    this.show(editor, here.from, offers);
  }

  #put(editor: Editor, stretch: Stretch, target: Target, label: string): void {
    this.journal.linked(addressOf(target), label);
    // Undoing it leaves what was typed.
    const change = closeHistory(linked(editor.state, stretch, target, label));
    editor.view.dispatch(change.scrollIntoView());
    editor.commands.focus();
  }

  async #add(editor: Editor, here: Stretch & Typed, name: string): Promise<void> {
    let { from, to } = here;
    const was = editor.state.doc.textBetween(from, to);
    const follow = ({ transaction }: { transaction: Transaction }) => {
      from = transaction.mapping.map(from, 1);
      to = transaction.mapping.map(to, -1);
    };
    editor.on("transaction", follow);
    const target = await this.journal.add(name);
    editor.off("transaction", follow);
    // What was typed on in the meantime stays; what was changed is the writer's own.
    if (!target || editor.isDestroyed || from > to) return;
    if (editor.state.doc.textBetween(from, to) === was)
      this.#put(editor, { from, to }, target, name);
  }
}
