/** What comes from the clipboard. Nothing of it is lost; too much of it is not laid out. */

import { Extension } from "@tiptap/core";
import { Fragment, type Node, type Schema, Slice } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";

/** From here on a text is written as plain text: laying it out would take too long. */
export const LARGE = 1_000_000;
/** From here on a pasted text is. */
export const LARGE_PASTE = 200_000;

/** Text as paragraphs: a blank line parts two, a line end within stays one. */
export function paragraphsOf(text: string, schema: Schema): Node[] {
  const { paragraph, softBreak } = schema.nodes;
  if (!paragraph || !softBreak) return [];
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/^\n+|\n+$/g, "")
    .split(/\n[ \t]*\n\s*/)
    .map((block) => {
      const lines = block.split("\n");
      const inline = lines.flatMap((line, at) => [
        ...(at > 0 ? [softBreak.create()] : []),
        ...(line === "" ? [] : [schema.text(line)]),
      ]);
      return paragraph.create(null, inline);
    });
}

/** Pastes plain text as it is; hands a large one to `large`. */
export const paste = (large: (text: string) => void) =>
  Extension.create({
    name: "pasting",
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          handlePaste(_view, event) {
            const text = event.clipboardData?.getData("text/plain") ?? "";
            const rich = event.clipboardData?.getData("text/html") ?? "";
            if (text.length < LARGE_PASTE && rich.length < 4 * LARGE_PASTE) return false;
            if (text === "") return false;
            large(text);
            return true;
          },
          clipboardTextParser(text, _context, _plain, view) {
            const blocks = paragraphsOf(text, view.state.schema);
            return new Slice(Fragment.fromArray(blocks), 1, 1);
          },
          // Words copied out of an entry are words, not Markdown, with their line ends.
          clipboardTextSerializer: (slice) =>
            slice.content.textBetween(0, slice.content.size, "\n\n", (leaf) =>
              leaf.type.name.endsWith("Break") ? "\n" : "",
            ),
        },
      }),
    ],
  });
