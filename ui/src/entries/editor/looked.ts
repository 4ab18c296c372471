/** Words of a letter that were marked when it was looked over, underlined in the editor. */

import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";
import type { Mapping } from "@tiptap/pm/transform";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

import { goesOn } from "./moved";

/** A mark, and where its words are now. */
export type Placed = {
  readonly id: number;
  readonly from: number;
  readonly to: number;
  /** The words of the document when it was placed. With other words it is no mark any more. */
  readonly words: string;
};

/** A mark, and where its words are in the text that was looked over. */
export type Marked = { readonly id: number; readonly start: number; readonly end: number };

type Looked = {
  /** In the order in which they are told. */
  readonly placed: readonly Placed[];
  /** Which of them are underlined. */
  readonly shown: readonly number[];
};

const NOTHING: Looked = { placed: [], shown: [] };

const key = new PluginKey<Looked & { set: DecorationSet }>("looked");

/** The element that says what a mark is about. */
export function noteOf(id: number): string {
  return `looked-over-${String(id)}`;
}

/** The words of a stretch of a document. */
export function wordsIn(doc: Node, from: number, to: number): string {
  return doc.textBetween(from, to, "\n\n", "\n");
}

/** Where it is after a change; nowhere, when its words are others. What is typed beside it is no part of it. */
function mappedTo(doc: Node, mapping: Mapping, mark: Placed): Placed[] {
  const from = mapping.map(mark.from, 1);
  const to = mapping.map(mark.to, -1);
  if (from >= to || wordsIn(doc, from, to) !== mark.words) return [];
  const before = from > 0 ? wordsIn(doc, from - 1, from) : "";
  const behind = to < doc.content.size ? wordsIn(doc, to, to + 1) : "";
  const longer = goesOn(before, mark.words.charAt(0)) || goesOn(mark.words.slice(-1), behind);
  return longer ? [] : [{ ...mark, from, to }];
}

function underlined(doc: Node, { placed, shown }: Looked): DecorationSet {
  const marks = placed.filter(({ id }) => shown.includes(id));
  const lines = marks.map(({ id, from, to }) =>
    Decoration.inline(from, to, {
      nodeName: "mark",
      class: "looked",
      "aria-describedby": noteOf(id),
    }),
  );
  return DecorationSet.create(doc, lines);
}

/** Underlines marks. Set them by a transaction with {@link showLooked}. */
export const LookedOver = Extension.create({
  name: "looked",
  addProseMirrorPlugins: () => [
    new Plugin<Looked & { set: DecorationSet }>({
      key,
      state: {
        init: () => ({ ...NOTHING, set: DecorationSet.empty }),
        apply(tr, before) {
          const asked = tr.getMeta(key) as Looked | undefined;
          if (asked) return { ...asked, set: underlined(tr.doc, asked) };
          if (!tr.docChanged || before.placed.length === 0) return before;
          const placed = before.placed.flatMap((mark) => mappedTo(tr.doc, tr.mapping, mark));
          const next = { placed, shown: before.shown };
          return { ...next, set: underlined(tr.doc, next) };
        },
      },
      props: { decorations: (state) => key.getState(state)?.set },
    }),
  ],
});

/** What to give a transaction so that these are underlined. */
export function showLooked(looked: Looked): [typeof key, Looked] {
  return [key, looked];
}

/** The marks that still stand, where they are now. */
export function marksIn(state: EditorState): readonly Placed[] {
  return key.getState(state)?.placed ?? [];
}

/** The underlined marks that the caret is in. */
export function marksHere(state: EditorState): number[] {
  const { placed, shown } = key.getState(state) ?? NOTHING;
  const { from, to } = state.selection;
  return placed
    .filter((mark) => shown.includes(mark.id) && mark.from <= from && to <= mark.to)
    .map(({ id }) => id);
}
