/** Words in an empty entry, until the first key. They are never part of the text. */

import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

export const placeholder = (words: () => string) =>
  Extension.create({
    name: "placeholder",
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          decorations({ doc }) {
            const first = doc.firstChild;
            const empty = doc.childCount === 1 && first?.type.name === "paragraph";
            if (!first || !empty || first.content.size > 0) return null;
            const shown = { class: "placeholder", "data-placeholder": words() };
            return DecorationSet.create(doc, [Decoration.node(0, first.nodeSize, shown)]);
          },
        },
      }),
    ],
  });
