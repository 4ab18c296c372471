/** What was searched for, marked in the opened entry. */

import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

import { fold } from "../../kit/fold";

/** A stretch of a text or a document. */
export type Stretch = { from: number; to: number };

type Shown = { stretches: readonly Stretch[]; here: number };

/** A phrase in quotes, the last of which may be missing, or a word. */
const PART = /["“”„‟«»＂]([^"“”„‟«»＂]*)["“”„‟«»＂]?|([^\s"“”„‟«»＂]+)/g;

const key = new PluginKey<{ shown: Shown; set: DecorationSet }>("hits");

/**
 * The words and phrases of a query, as they are looked for: `"a phrase"`, `begin*`, `word`; with
 * the same quotes as the core.
 */
export function wanted(query: string): string[] {
  const parts = [...query.matchAll(PART)].map(([, phrase, word]) =>
    fold((phrase ?? word ?? "").replace(/\*+$/, "")).trim(),
  );
  return [...new Set(parts)].filter((part) => /[\p{L}\p{N}]/u.test(part));
}

/** Where `words` stand in `text`: beginnings of words, capitals and accents aside. */
export function found(text: string, words: readonly string[]): Stretch[] {
  const { folded, places } = foldedWithPlaces(text);
  const stretches: Stretch[] = [];
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      if (!beginsWord(folded, at, word)) continue;
      stretches.push({ from: places[at] ?? 0, to: places[at + word.length] ?? text.length });
    }
  }
  stretches.sort((one, other) => one.from - other.from || other.to - one.to);
  return stretches.filter((one, at) => at === 0 || one.from >= (stretches[at - 1]?.to ?? 0));
}

const CONTINUES = /[\p{L}\p{N}_]/u;
/** Scripts that set no blanks between words: a hit may begin anywhere. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

function beginsWord(folded: string, at: number, word: string): boolean {
  return UNSPACED.test(word) || at === 0 || !CONTINUES.test(folded.charAt(at - 1));
}

function foldedWithPlaces(text: string): { folded: string; places: number[] } {
  let folded = "";
  const places: number[] = [];
  let at = 0;
  for (const character of text) {
    const made = fold(character);
    for (let unit = 0; unit < made.length; unit += 1) places.push(at);
    folded += made;
    at += character.length;
  }
  return { folded, places: [...places, at] };
}

/** Where a query stands in a document. */
export function foundIn(doc: Node, query: string): Stretch[] {
  const words = wanted(query);
  const stretches: Stretch[] = [];
  if (words.length === 0) return stretches;
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, undefined, "\ufffc");
    for (const { from, to } of found(text, words)) {
      stretches.push({ from: at + 1 + from, to: at + 1 + to });
    }
    return false;
  });
  return stretches;
}

function decorated(doc: Node, { stretches, here }: Shown): DecorationSet {
  const marks = stretches.map(({ from, to }, at) =>
    Decoration.inline(from, to, { nodeName: "mark", class: at === here ? "hit here" : "hit" }),
  );
  return DecorationSet.create(doc, marks);
}

/** Shows hits. Set them by a transaction with {@link showHits}. */
export const Hits = Extension.create({
  name: "hits",
  addProseMirrorPlugins: () => [
    new Plugin<{ shown: Shown; set: DecorationSet }>({
      key,
      state: {
        init: () => ({ shown: { stretches: [], here: -1 }, set: DecorationSet.empty }),
        apply(tr, { shown, set }) {
          const next = tr.getMeta(key) as Shown | undefined;
          if (next) return { shown: next, set: decorated(tr.doc, next) };
          return tr.docChanged ? { shown, set: set.map(tr.mapping, tr.doc) } : { shown, set };
        },
      },
      props: { decorations: (state) => key.getState(state)?.set },
    }),
  ],
});

/** What to give a transaction so that these are marked, the one at `here` most. */
export function showHits(shown: Shown): [typeof key, Shown] {
  return [key, shown];
}

/** The marked stretches, where they are now. */
export function shownHits(state: Parameters<typeof key.getState>[0]): Stretch[] {
  return (key.getState(state)?.set.find() ?? []).map(({ from, to }) => ({ from, to }));
}
