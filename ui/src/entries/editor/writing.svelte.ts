/** The editor of an entry: what is shown of it beside the text, and how it is read. */

import { Editor, Extension, markInputRule } from "@tiptap/core";
import { Fragment, Slice } from "@tiptap/pm/model";
import { EditorState, TextSelection } from "@tiptap/pm/state";
import { untrack } from "svelte";

import { t } from "../../kit/words";
import { content, Link, ListItem } from "../markdown/schema";
import type { Source } from "../markdown/source";
import { menuKeys } from "./atCaret.svelte";
import { checklistItem, ChecklistTyping, toggleChecklist } from "./checklist";
import { foundIn, Hits, showHits, shownHits } from "./hits";
import { linkClicks, linkHere } from "./link";
import {
  LookedOver,
  type Marked,
  marksHere,
  marksIn,
  type Placed,
  showLooked,
  wordsIn,
} from "./looked";
import { Mirror } from "./mirror";
import { moved } from "./moved";
import { paragraphsOf, paste } from "./paste";
import { placeholder } from "./placeholder";
import { inDocument, proseOf } from "./prose";
import { type Journal, MentionMenu } from "./mentionMenu.svelte";
import { Slash } from "./slash.svelte";
import { LINE_TOOLS, WORD_TOOLS } from "./tools";

/** What a page does for its editor. */
export type Around = {
  changed: () => void;
  blurred: () => void;
  /** A text too large to lay out was pasted. */
  large: (text: string) => void;
  openLink: (address: string) => void;
  /** The writer asked for the dialog for links. */
  askLink: () => void;
  /** What links within the journal can lead to. */
  journal: Journal;
};

/** How near to each edge of the window the caret may come, in pixels. */
const CLEAR = { top: 24, right: 0, bottom: 88, left: 0 };

const typing = (askLink: () => void) =>
  Extension.create({
    name: "typing",
    addKeyboardShortcuts() {
      return {
        "Mod-e": () => this.editor.commands.toggleMark("code"),
        "Mod-Shift-9": () => toggleChecklist(this.editor),
        "Mod-Shift-k": () => {
          askLink();
          return true;
        },
      };
    },
    addInputRules() {
      const type = this.editor.schema.marks.code;
      return type ? [markInputRule({ find: /(?:^|[^`])(`([^`]+)`)$/, type })] : [];
    },
  });

/** One editor, while its page is shown. */
export class Writing {
  readonly editor: Editor;
  readonly slash = new Slash(LINE_TOOLS);
  readonly mention: MentionMenu;
  /** The tools that the text at the caret has been given. */
  on = $state.raw<readonly string[]>([]);
  /** Whether the caret is in a link. */
  inLink = $state(false);
  /** How many hits there are, and which one is shown. */
  hits = $state.raw({ count: 0, here: -1 });
  /** The marks whose words are still what they were, and those that the caret is in. */
  standing = $state.raw<readonly number[]>([]);
  marksHere = $state.raw<readonly number[]>([]);

  readonly #mirror = new Mirror();

  constructor(
    element: HTMLElement,
    private readonly source: Source,
    around: Around,
    editable: boolean,
  ) {
    this.mention = new MentionMenu(around.journal);
    this.editor = new Editor({
      element,
      editable,
      injectCSS: false,
      // Never a string: TipTap would have it parsed as HTML, which the policy forbids.
      content: { type: "doc", content: [{ type: "paragraph" }] },
      extensions: [
        ...content.filter((one) => one !== ListItem && one !== Link),
        Link.configure({ nameOf: around.journal.nameOf }),
        checklistItem(() => t("editor-done")),
        ChecklistTyping,
        Hits,
        LookedOver,
        placeholder(() => t("editor-placeholder")),
        paste(around.large),
        menuKeys("slash", this.slash),
        menuKeys("mention", this.mention),
        linkClicks(around.openLink),
        typing(around.askLink),
      ],
      editorProps: {
        // The caret's line stays clear of the tools at the foot.
        scrollThreshold: CLEAR,
        scrollMargin: CLEAR,
        attributes: {
          role: "textbox",
          "aria-multiline": "true",
          "aria-label": t("editor-text"),
          "aria-haspopup": "listbox",
          class: "writing",
        },
      },
      // The editor may speak while its page is being taken away: never as part of that.
      onUpdate: () => untrack(around.changed),
      onBlur: () => untrack(around.blurred),
      onTransaction: () => untrack(() => this.#look()),
    });
    const doc = this.#mirror.outward(source.doc, this.editor.schema);
    // Given as a state of its own, so that undoing never goes behind it.
    this.editor.view.updateState(EditorState.create({ doc, plugins: this.editor.state.plugins }));
    this.#look();
  }

  /** The Markdown of the text as it is now. */
  markdown(): string {
    return this.source.write(this.#mirror.inward(this.editor.state.doc));
  }

  /** The Markdown with `text` put in as it is, behind the block the caret is in. */
  markdownWith(text: string): string {
    const { doc, selection } = this.editor.state;
    const at = selection.$to.index(0) + 1;
    const part = (from: number, to: number) =>
      this.source.write(
        this.#mirror.inward(doc.copy(Fragment.fromArray(doc.content.content.slice(from, to)))),
      );
    const whole = this.markdown();
    const before = part(0, at);
    const after = at < doc.childCount ? part(at, doc.childCount) : "";
    this.source.write(this.#mirror.inward(doc));
    if (whole === "") return text;
    return [before, text, after].filter((one) => one !== "").join("\n\n");
  }

  /** Puts the caret somewhere, as far as the text goes. */
  select(from: number, to: number): void {
    const { doc, tr } = this.editor.state;
    const size = doc.content.size;
    const [start, end] = [Math.min(from, size), Math.min(to, size)];
    const selection = TextSelection.between(doc.resolve(start), doc.resolve(end));
    this.editor.view.dispatch(tr.setSelection(selection));
  }

  /** Types words at the caret, as they are. */
  insert(text: string): void {
    const { state, view } = this.editor;
    const slice = new Slice(Fragment.fromArray(paragraphsOf(text, state.schema)), 1, 1);
    view.dispatch(state.tr.replaceSelection(slice));
  }

  /** Marks what was searched for, and shows the first of it. */
  find(query: string): void {
    const stretches = foundIn(this.editor.state.doc, query);
    this.#show(stretches, stretches.length > 0 ? 0 : -1);
  }

  /** Shows the next hit, or the one before. */
  step(by: 1 | -1): void {
    const stretches = shownHits(this.editor.state);
    const { length } = stretches;
    if (length > 0) this.#show(stretches, (this.hits.here + by + length) % length);
  }

  /** The running words as they are shown. */
  words(): string {
    return proseOf(this.editor.state.doc).text;
  }

  /** Takes up marks on words that were read here. What was changed since then has no mark. */
  mark(marks: readonly Marked[], read: string): void {
    const { view } = this.editor;
    const { doc, tr } = view.state;
    const prose = proseOf(doc);
    const placed = marks.flatMap(({ id, start, end }): Placed[] => {
      const now = moved(read, prose.text, { from: start, to: end });
      const place = now && inDocument(prose, now.from, now.to);
      return place ? [{ id, ...place, words: wordsIn(doc, place.from, place.to) }] : [];
    });
    view.dispatch(tr.setMeta(...showLooked({ placed, shown: [] })));
  }

  /** Underlines these of the marks, and no others. */
  underline(shown: readonly number[]): void {
    const { view } = this.editor;
    const placed = marksIn(view.state);
    view.dispatch(view.state.tr.setMeta(...showLooked({ placed, shown })));
  }

  /** Goes to the words of a mark. */
  goToMark(id: number): void {
    const mark = marksIn(this.editor.state).find((one) => one.id === id);
    if (!mark) return;
    this.select(mark.from, mark.to);
    const { view } = this.editor;
    view.focus();
    view.dispatch(view.state.tr.scrollIntoView());
  }

  #show(stretches: ReturnType<typeof foundIn>, here: number): void {
    this.hits = { count: stretches.length, here };
    const { view } = this.editor;
    view.dispatch(view.state.tr.setMeta(...showHits({ stretches, here })));
    const reduced = matchMedia("(prefers-reduced-motion: reduce)").matches;
    view.dom
      .querySelector(".hit.here")
      ?.scrollIntoView({ block: "center", behavior: reduced ? "auto" : "smooth" });
  }

  destroy(): void {
    this.mention.close();
    this.editor.destroy();
  }

  #look(): void {
    const tools = [...WORD_TOOLS, ...LINE_TOOLS];
    const on = tools.filter((tool) => tool.on?.(this.editor)).map(({ id }) => id);
    // Another list only when it says something else: the toolbar is drawn anew for each.
    if (on.join() !== this.on.join()) this.on = on;
    this.inLink = linkHere(this.editor) !== undefined;
    const standing = marksIn(this.editor.state).map(({ id }) => id);
    if (standing.join() !== this.standing.join()) this.standing = standing;
    const here = marksHere(this.editor.state);
    if (here.join() !== this.marksHere.join()) this.marksHere = here;
  }
}
