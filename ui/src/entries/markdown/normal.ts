/**
 * The normal form of a document: what is left when everything is gone that Markdown cannot say and
 * that nobody sees: empty paragraphs among others, blanks at the end of a line, emphasis on blanks.
 * A document and what is read back from its Markdown have the same normal form.
 */

import { Fragment, type Mark, type Node } from "@tiptap/pm/model";

import { schema } from "./schema";

const { bulletList, codeBlock, hardBreak, heading, listItem, orderedList } = schema.nodes;
const { paragraph, softBreak, verbatimBlock } = schema.nodes;
const { bold, code, italic, strike, verbatim } = schema.marks;

const known = new WeakMap<Node, Node>();

/** The normal form of a block or a document. */
export function normal(node: Node): Node {
  const found = known.get(node);
  if (found) return found;
  const made = make(node);
  known.set(node, made);
  known.set(made, made);
  return made;
}

/** Whether two blocks or documents say the same. */
export function same(one: Node, other: Node): boolean {
  return normal(one).eq(normal(other));
}

/** Whether a paragraph, or a block kept as source, holds nothing. */
export function isVoid(node: Node): boolean {
  return (node.type === paragraph || node.type === verbatimBlock) && node.content.size === 0;
}

function make(node: Node): Node {
  if (node.type === codeBlock) return node.copy(Fragment.from(lines(node, (text) => text)));
  if (node.type === verbatimBlock) {
    return node.copy(
      Fragment.from(
        lines(node, (text) => text.replace(/\s+$/, "").replace(/^(?:[ \t]*\n)* */, "")),
      ),
    );
  }
  if (node.isTextblock) return node.copy(Fragment.fromArray(inline(node)));
  if (node.isLeaf) return node;
  return bare(node).copy(Fragment.fromArray(children(node)));
}

function lines(node: Node, change: (text: string) => string): Node[] {
  const text = change(node.textContent.replace(/\r\n?/g, "\n"));
  return text === "" ? [] : [schema.text(text)];
}

/** A list without what is only the look of its source. */
function bare(node: Node): Node {
  if (node.type === bulletList) return bulletList.create(null, node.content);
  if (node.type === orderedList) {
    const { start } = node.attrs as { start: number };
    return orderedList.create({ start }, node.content);
  }
  return node;
}

function children(node: Node): Node[] {
  const all = node.content.content.map(normal);
  const kept = all.filter((child, at) => {
    if (!isVoid(child)) return true;
    // The paragraph that every list item begins with is there even when it is empty.
    return node.type === listItem && at === 0;
  });
  const [first, second] = kept;
  if (node.type === listItem && first && isVoid(first) && second?.type === paragraph) kept.shift();
  return kept.length === 0 && paragraph ? [paragraph.create()] : kept;
}

function isBreak(node: Node | undefined): boolean {
  return node !== undefined && (node.type === hardBreak || node.type === softBreak);
}

function inline(block: Node): Node[] {
  let nodes = block.content.content.flatMap(broken);
  if (block.type === heading) {
    nodes = nodes.map((node) => (isBreak(node) ? schema.text(" ", node.marks) : node));
  }
  nodes = Fragment.fromArray(nodes.flatMap(plainMarks)).content.slice();
  nodes = trimmed(nodes);
  for (const mark of [bold, italic, strike]) if (mark) nodes = withoutBlankEdges(nodes, mark.name);
  return nodes;
}

/** Line ends within a text as breaks. */
function broken(node: Node): Node[] {
  if (!node.isText || !/[\r\n]/.test(node.text ?? "")) return [node];
  const parts = (node.text ?? "").split(/\r\n?|\n/);
  return parts.flatMap((part, at) => [
    ...(at > 0 && softBreak ? [softBreak.create(null, null, node.marks)] : []),
    ...(part === "" ? [] : [schema.text(part, node.marks)]),
  ]);
}

/** Breaks and blanks are no code and no source. */
function plainMarks(node: Node): Node {
  const fewer =
    isBreak(node) || !/\S/.test(node.text ?? "")
      ? node.marks.filter(({ type }) => type !== code && type !== verbatim)
      : node.marks;
  return node.mark(fewer);
}

function isCode(node: Node): boolean {
  return node.marks.some((mark) => mark.type === code);
}

/** No blanks before a line end, no break at either end, and no two soft breaks on end. */
function trimmed(all: readonly Node[]): Node[] {
  const kept: Node[] = [];
  for (const node of all) {
    if (isBreak(node)) {
      trimEnd(kept);
      if (kept.length === 0) continue;
      const after = isBreak(kept.at(-1)) && node.type === softBreak && hardBreak;
      kept.push(after ? hardBreak.create(null, null, node.marks) : node);
    } else if (node.isText && !isCode(node) && (kept.length === 0 || isBreak(kept.at(-1)))) {
      // One space at the start of a line is a slip; more are meant.
      const text = (node.text ?? "").replace(/^ (?![ \t])/, "");
      if (text !== "") kept.push(schema.text(text, node.marks));
    } else {
      kept.push(node);
    }
  }
  do trimEnd(kept);
  while (isBreak(kept.at(-1)) && kept.pop());
  return kept;
}

function trimEnd(nodes: Node[]) {
  for (let last = nodes.at(-1); last?.isText && !isCode(last); last = nodes.at(-1)) {
    const text = (last.text ?? "").replace(/[ \t]+$/, "");
    if (text === last.text) return;
    nodes.pop();
    if (text !== "") nodes.push(schema.text(text, last.marks));
  }
}

/** Takes a mark off the blanks and breaks at the ends of each stretch that has it. */
function withoutBlankEdges(nodes: readonly Node[], name: string): Node[] {
  const made: Node[] = [];
  let stretch: Node[] = [];
  const close = () => {
    made.push(...edgesBared(stretch, name));
    stretch = [];
  };
  for (const node of nodes) {
    if (node.marks.some((mark) => mark.type.name === name)) stretch.push(node);
    else {
      close();
      made.push(node);
    }
  }
  close();
  return Fragment.fromArray(made).content.slice();
}

function edgesBared(stretch: Node[], name: string): Node[] {
  const off = (node: Node) => node.mark(node.marks.filter((mark: Mark) => mark.type.name !== name));
  const blank = (node: Node | undefined) =>
    node && (isBreak(node) || (node.isText && !isCode(node) && !/\S/.test(node.text ?? "")));
  const before: Node[] = [];
  const after: Node[] = [];
  const middle = stretch.slice();
  while (blank(middle[0])) before.push(off(middle.shift() as Node));
  while (blank(middle.at(-1))) after.unshift(off(middle.pop() as Node));
  const first = middle[0];
  if (first?.isText && !isCode(first)) {
    const [, lead = "", rest = ""] = /^(\s*)([^]*)$/.exec(first.text ?? "") ?? [];
    if (lead !== "") {
      before.push(off(schema.text(lead, first.marks)));
      middle[0] = schema.text(rest, first.marks);
    }
  }
  const last = middle.at(-1);
  if (last?.isText && !isCode(last)) {
    const text = last.text ?? "";
    const rest = text.trimEnd();
    if (rest !== text) {
      after.unshift(off(schema.text(text.slice(rest.length), last.marks)));
      middle[middle.length - 1] = schema.text(rest, last.marks);
    }
  }
  return [...before, ...middle, ...after];
}
