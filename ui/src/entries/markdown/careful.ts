/**
 * A line of text written so that it can be read back in one way only, however its emphasis lies:
 * every sign is escaped, and a letter that touches emphasis from outside becomes a reference to its
 * number, because `a**“b”**c` is no emphasis in Markdown and `&#97;**“b”**&#99;` is.
 */

import type { Mark, Node } from "@tiptap/pm/model";

import { fenceOf, heavily, linkEnd, reference } from "./escape";

const EMPHASIS: Record<string, string> = { bold: "**", italic: "_", strike: "~~" };

/** Writes the inline content of `block`. Lines are parted by line feeds. */
export function carefully(block: Node): string {
  const written = new Written();
  let open: readonly Mark[] = [];
  for (const [at, node] of block.content.content.entries()) {
    const marks = node.marks.filter(({ type }) => type.name === "link" || type.name in EMPHASIS);
    let kept = 0;
    while (kept < open.length && marks[kept]?.eq(open[kept] as Mark)) kept += 1;
    for (const mark of open.slice(kept).toReversed()) written.close(mark);
    for (const mark of marks.slice(kept)) written.open(mark);
    open = marks;
    written.node(node, block.maybeChild(at + 1));
  }
  for (const mark of open.toReversed()) written.close(mark);
  return written.out;
}

class Written {
  out = "";
  /** The last character, where text was written last. */
  #last = "";
  /** Emphasis was opened or closed last: the next character touches it. */
  #touched: "within" | "outside" | undefined;

  open(mark: Mark) {
    const sign = EMPHASIS[mark.type.name];
    if (sign === undefined) {
      this.#sign("[");
      return;
    }
    if (touches(this.#last)) this.#refer();
    this.#sign(sign);
    this.#touched = "within";
  }

  close(mark: Mark) {
    const sign = EMPHASIS[mark.type.name];
    if (sign === undefined) {
      const { href, title } = mark.attrs as { href: string; title: string | null };
      this.#sign(linkEnd(href, title));
      return;
    }
    if (isBlank(this.#last)) this.#refer();
    this.#sign(sign);
    this.#touched = "outside";
  }

  node(node: Node, next: Node | null) {
    if (!node.isText) {
      // At the beginning of a line a tag may end the paragraph; so far in it belongs to it.
      const far = next?.marks.some(({ type }) => type.name === "verbatim") ? "    " : "";
      this.#sign((node.type.name === "softBreak" ? "\n" : "\\\n") + far);
    } else if (node.marks.some(({ type }) => type.name === "code")) {
      const { open, close } = fenceOf(node.text ?? "");
      this.#sign(open + (node.text ?? "") + close);
    } else if (node.marks.some(({ type }) => type.name === "verbatim")) {
      this.#sign(node.text ?? "");
    } else {
      this.#text(node.text ?? "");
    }
  }

  #text(text: string) {
    const [first = ""] = text;
    const lineStart = this.out === "" || this.out.endsWith("\n");
    const refer = this.#touched === "outside" ? touches(first) : this.#touched && isBlank(first);
    const rest = refer ? text.slice(first.length) : text;
    this.out += (refer ? reference(first) : "") + heavily(rest, lineStart && !refer);
    this.#last = Array.from(rest.slice(-2)).at(-1) ?? "";
    this.#touched = undefined;
  }

  /** Writes the last character of the text anew, as a reference. */
  #refer() {
    if (this.out.endsWith(this.#last)) {
      this.out = this.out.slice(0, this.out.length - this.#last.length) + reference(this.#last);
    }
    this.#last = "";
  }

  #sign(sign: string) {
    this.out += sign;
    this.#last = "";
    this.#touched = undefined;
  }
}

/** A character that emphasis is not read next to, from outside: no blank and no sign of ASCII. */
function touches(character: string): boolean {
  return character !== "" && !/^[ \t\n!-/:-@[-`{-~]/.test(character);
}

/** A character that emphasis is not read next to, from within. */
function isBlank(character: string): boolean {
  return character !== "" && /^\s/.test(character);
}
