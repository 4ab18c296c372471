/**
 * The Markdown that entries are written in: CommonMark with strikethrough, task lists and tables,
 * as `crates/text` reads it. What the editor cannot show is handed on as its own source.
 */

import MarkdownIt, {
  type StateBlock,
  type StateCore,
  type StateInline,
  type Token,
} from "markdown-it";

import { strikethrough } from "./strikethrough";

/** What one parse leaves behind. */
export type Parsed = { tokens?: Token[]; references?: unknown };

/** Blocks nested deeper than this are too deep for the editor. */
export const DEEPEST = 100;

type BlockRule = (state: StateBlock, start: number, end: number, silent: boolean) => boolean;
type InlineRule = (state: StateInline, silent: boolean) => boolean;
type Ruler<Rule> = { __rules__: { name: string; fn: Rule; alt: string[] }[] };

function ruleOf<Rule>(ruler: unknown, name: string): { fn: Rule; alt: string[] } {
  const found = (ruler as Ruler<Rule>).__rules__.find((rule) => rule.name === name);
  if (!found) throw new Error(`no rule ${name}`);
  return found;
}

/** Makes a block rule leave its source in place of its tokens. */
function asSourceBlock(md: MarkdownIt, name: string) {
  const { fn, alt } = ruleOf<BlockRule>(md.block.ruler, name);
  const verbatim: BlockRule = (state, start, end, silent) => {
    const before = state.tokens.length;
    if (!fn(state, start, end, silent)) return false;
    if (silent) return true;
    state.tokens.length = before;
    const token = state.push("verbatim_block", "", 0);
    token.content = state.getLines(start, state.line, state.blkIndent, false).trimEnd();
    token.map = [start, state.line];
    return true;
  };
  md.block.ruler.at(name, verbatim, { alt });
}

/** Makes an inline rule leave its source when `when` says so of the tokens it made. */
function asSource(md: MarkdownIt, name: string, when: (made: Token[]) => boolean) {
  const { fn } = ruleOf<InlineRule>(md.inline.ruler, name);
  md.inline.ruler.at(name, (state, silent) => {
    const from = state.pos;
    if (silent) return fn(state, silent);
    // What is pending belongs before whatever this rule makes.
    if (state.pending) state.pushPending();
    const before = state.tokens.length;
    if (!fn(state, silent)) return false;
    if (!when(state.tokens.slice(before))) return true;
    state.tokens.length = before;
    state.tokens_meta.length = before;
    pushSource(state, state.src.slice(from, state.pos));
    return true;
  });
}

/** Takes one blank off each end of code, as CommonMark says, whatever else is between. */
function codeAsWritten(md: MarkdownIt) {
  const { fn } = ruleOf<InlineRule>(md.inline.ruler, "backticks");
  md.inline.ruler.at("backticks", (state, silent) => {
    const from = state.pos;
    if (!fn(state, silent)) return false;
    const token = state.tokens.at(-1);
    if (silent || token?.type !== "code_inline" || state.pending) return true;
    const { length } = token.markup;
    const code = state.src.slice(from + length, state.pos - length).replaceAll("\n", " ");
    token.content = /^ [^]* $/.test(code) && /[^ ]/.test(code) ? code.slice(1, -1) : code;
    return true;
  });
}

function pushSource(state: StateInline, source: string) {
  for (const [index, line] of source.split("\n").entries()) {
    if (index > 0) state.push("softbreak", "br", 0);
    if (line !== "") state.push("verbatim", "", 0).content = line;
  }
}

/** Line ends as one; nothing else is changed, not even a NUL. */
function lineEnds(state: StateCore) {
  state.src = state.src.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
}

/** `[ ]` and `[x]` at the start of a list item are its box. */
function tasks(state: StateCore) {
  for (const [index, item] of state.tokens.entries()) {
    const inline = state.tokens[index + 2];
    if (item.type !== "list_item_open" || inline?.type !== "inline") continue;
    if (state.tokens[index + 1]?.type !== "paragraph_open") continue;
    const box = /^\[([ xX])\](?:[ \t\n]+|$)/.exec(inline.content);
    if (!box) continue;
    item.meta = { checked: box[1] !== " " };
    inline.content = inline.content.slice(box[0].length);
  }
}

/** `tables`: whether they are read, rather than handed on. */
function dialect({ tables }: { tables: boolean }): MarkdownIt {
  const limits: { maxNesting: number } = { maxNesting: DEEPEST };
  const md = new MarkdownIt("commonmark", { html: true, ...limits });
  md.enable("table");
  md.use(strikethrough);
  md.core.ruler.at("normalize", lineEnds);
  md.core.ruler.after("block", "tasks", tasks);
  md.core.ruler.push("keep", (state) => {
    (state.env as Parsed).tokens = state.tokens;
  });
  codeAsWritten(md);
  if (!tables) asSourceBlock(md, "table");
  asSourceBlock(md, "html_block");
  asSourceBlock(md, "reference");
  asSource(md, "html_inline", () => true);
  asSource(md, "image", () => true);
  asSource(md, "link", (made) => made.length === 2);
  // Addresses stay as typed: the host alone decides what is opened.
  md.validateLink = () => true;
  md.normalizeLink = (address) => address;
  md.normalizeLinkText = (address) => address;
  return md;
}

/** The tokenizer. */
export const markdown = dialect({ tables: false });
/** The same for what is read and not written: there a table is a table. */
export const markdownToRead = dialect({ tables: true });
