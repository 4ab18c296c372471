/** The editor's document into Markdown. */

import type { Mark, Node } from "@tiptap/pm/model";
import { MarkdownSerializer, type MarkdownSerializerState as State } from "prosemirror-markdown";

import { carefully } from "./careful";
import { fenceOf, lightly, linkEnd } from "./escape";
import { isVoid, normal, same } from "./normal";
import { documentOf } from "./parse";
import { schema } from "./schema";

/**
 * How it is written. Each next way is less pretty and harder to misread; the first one that is read
 * back as the same document is taken.
 */
type Way = { loose: boolean; careful: boolean; fenced: boolean };

const WAYS: readonly Way[] = [
  { loose: false, careful: false, fenced: false },
  { loose: true, careful: false, fenced: false },
  { loose: true, careful: true, fenced: false },
  { loose: true, careful: true, fenced: true },
];

const BULLETS = ["-", "*", "+"] as const;
const POINTS = [".", ")"] as const;
const LARGEST_NUMBER = 999_999_999;

/** Which of the signs for a list a block may not have, because its neighbour has it. */
export type Neighbours = readonly string[];

/** The sign of the list that a piece of Markdown begins with. */
export function listSign(piece: string): string | undefined {
  const [, bullet, point] = /^ {0,3}(?:([-+*])|\d{1,9}([.)]))(?:[ \t]|$)/m.exec(piece) ?? [];
  return bullet ?? point;
}

/** Writes one block or a whole document. */
export function write(node: Node, neighbours: Neighbours = []): string {
  const wanted = node.type === schema.topNodeType ? node : schema.topNodeType.create(null, node);
  let text = "";
  for (const way of WAYS) {
    text = inOneWay(normal(wanted), way, neighbours);
    if (reads(text, wanted)) return text;
  }
  return text;
}

/** Whether Markdown is read as this document. */
export function reads(text: string, doc: Node): boolean {
  return same(documentOf(text), doc);
}

function inOneWay(doc: Node, way: Way, neighbours: Neighbours): string {
  let depth = 0;

  /** Lists side by side have different signs, or they would be one; in one another, if careful. */
  function sign<Sign extends string>(signs: readonly Sign[], parent: Node, at: number): Sign {
    let turn = way.careful ? depth : 0;
    const type = parent.child(at).type;
    for (let before = at - 1; before >= 0 && parent.child(before).type === type; before -= 1) {
      turn += 1;
    }
    const outermost = parent.type === schema.topNodeType;
    const free = signs.filter((one) => !outermost || !neighbours.includes(one));
    const [first] = signs;
    return free[turn % free.length] ?? (first as Sign);
  }

  function inList(state: State, node: Node, indent: string, first: (at: number) => string) {
    depth += 1;
    state.renderList(
      node.type.create({ ...node.attrs, tight: !way.loose && isTight(node) }, node.content),
      indent,
      first,
    );
    depth -= 1;
  }

  function text(state: State, block: Node, render: () => void) {
    if (way.careful) state.text(carefully(block), false);
    else render();
    state.closeBlock(block);
  }

  const nodes: MarkdownSerializer["nodes"] = {
    paragraph: (state, node) => text(state, node, () => state.renderInline(node)),
    heading(state, node) {
      state.write(`${"#".repeat((node.attrs as { level: number }).level)} `);
      text(state, node, () => state.renderInline(node, false));
    },
    blockquote(state, node) {
      state.wrapBlock("> ", null, node, () => state.renderContent(node));
    },
    bulletList(state, node, parent, at) {
      const bullet = sign(BULLETS, parent, at);
      inList(state, node, "  ", () => `${bullet} `);
    },
    orderedList(state, node, parent, at) {
      const point = sign(POINTS, parent, at);
      const { start } = node.attrs as { start: number };
      const number = (item: number) => String(Math.min(start + item, LARGEST_NUMBER));
      const wide = number(node.childCount - 1).length;
      inList(state, node, " ".repeat(wide + 2), (item) => {
        // All items begin at the same column; more than four blanks would make code of them.
        const padded = number(item).padStart(wide - 3, "0");
        return `${padded}${point}`.padEnd(wide + 2);
      });
    },
    listItem(state, node) {
      const { checked } = node.attrs as { checked: boolean | null };
      const box = checked === null ? "" : checked ? "[x]" : "[ ]";
      const isEmpty = node.firstChild !== null && isVoid(node.firstChild);
      if (box !== "") state.write(isEmpty ? box : `${box} `);
      if (box !== "" && isEmpty && node.firstChild) state.closeBlock(node.firstChild);
      node.forEach((child, _, at) => {
        if (at > 0 || !isEmpty || (node.childCount === 1 && box === "")) {
          state.render(child, node, at);
        }
      });
    },
    codeBlock(state, node) {
      writeCode(state, node, (node.attrs as { language: string | null }).language ?? "");
    },
    verbatimBlock(state, node) {
      if (way.fenced) {
        writeCode(state, node, "");
        return;
      }
      // Moved in, its first line would belong to a list before it.
      state.text(node.textContent.replace(/^ +/, ""), false);
      state.closeBlock(node);
    },
    horizontalRule(state, node, parent) {
      state.write(parent.type === schema.nodes.listItem ? "___" : "---");
      state.closeBlock(node);
    },
    softBreak: (state) => state.write("\n"),
    hardBreak: (state) => state.write("\\\n"),
    text(state, node, parent, at) {
      const before = at > 0 ? parent.child(at - 1) : undefined;
      const lineStart = before ? !before.isText : parent.type.name === "paragraph";
      state.text(
        autolinked(parent, at) ? (node.text ?? "") : lightly(node.text ?? "", lineStart),
        false,
      );
    },
  };
  return new MarkdownSerializer(nodes, marks, { hardBreakNodeName: "hardBreak" })
    .serialize(doc)
    .replace(/[ \t]+$/, "");
}

const marks: MarkdownSerializer["marks"] = {
  bold: { open: "**", close: "**", mixable: true },
  italic: { open: "*", close: "*", mixable: true },
  strike: { open: "~~", close: "~~", mixable: true },
  link: {
    open: (_state, _mark, parent, at) => (autolinked(parent, at) ? "<" : "["),
    close(_state, mark, parent, at) {
      if (autolinked(parent, at - 1)) return ">";
      const { href, title } = mark.attrs as { href: string; title: string | null };
      return linkEnd(href, title);
    },
    mixable: true,
  },
  code: {
    open: (_state, _mark, parent, at) => fenceOf(parent.child(at).text ?? "").open,
    close: (_state, _mark, parent, at) => fenceOf(parent.child(at - 1).text ?? "").close,
    escape: false,
  },
  verbatim: { open: "", close: "", escape: false },
};

/** Whether a text is a link to the address that it says. */
function autolinked(parent: Node, at: number): boolean {
  const node = parent.child(at);
  const isLink = (mark: Mark) => mark.type.name === "link";
  const link = node.marks.find(isLink);
  if (!link || node.marks.length > 1 || !node.isText || link.attrs.title) return false;
  const goesOn = [at - 1, at + 1].some(
    (beside) => parent.maybeChild(beside)?.marks.some((mark) => mark.eq(link)) === true,
  );
  const { href } = link.attrs as { href: string };
  return !goesOn && node.text === href && /^[a-z][a-z0-9+.-]{1,31}:[^\s<>]*$/i.test(href);
}

function isTight(list: Node): boolean {
  const known = (list.attrs as { tight: boolean }).tight;
  const paragraphs = (item: Node) =>
    item.content.content.filter((child) => child.type === schema.nodes.paragraph).length;
  return known && list.content.content.every((item) => paragraphs(item) < 2);
}

function writeCode(state: State, node: Node, info: string) {
  const code = node.textContent;
  const sign = info.includes("`") ? "~" : "`";
  const runs = code.match(sign === "`" ? /`{3,}/g : /~{3,}/g) ?? [];
  const fence = sign.repeat(Math.max(2, ...runs.map((run) => run.length)) + 1);
  state.write(`${fence}${info}\n`);
  state.text(code, false);
  state.write("\n");
  state.write(fence);
  state.closeBlock(node);
}
