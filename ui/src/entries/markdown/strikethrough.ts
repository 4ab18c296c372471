/** Strikethrough by one tilde or two, as GitHub's Markdown has it. */

import type MarkdownIt from "markdown-it";
import type { StateInline } from "markdown-it";

const TILDE = "~".charCodeAt(0);
/** Stands for a single tilde among the delimiters, so that one and two never make a pair. */
const SINGLE = 0x11_00_00;

type Delimiter = StateInline["delimiters"][number];

function tokenize(state: StateInline, silent: boolean): boolean {
  if (silent || state.src.charCodeAt(state.pos) !== TILDE) return false;
  const run = state.scanDelims(state.pos, true);
  const token = state.push("text", "", 0);
  token.content = "~".repeat(run.length);
  state.pos += run.length;
  if (run.length > 2) return true;
  state.delimiters.push({
    marker: run.length === 1 ? SINGLE : TILDE,
    // Nought: the rule of three is for emphasis alone.
    length: 0,
    token: state.tokens.length - 1,
    end: -1,
    open: run.can_open,
    close: run.can_close,
  });
  return true;
}

function pair(state: StateInline, delimiters: readonly Delimiter[]) {
  for (const opener of delimiters) {
    if ((opener.marker !== TILDE && opener.marker !== SINGLE) || opener.end === -1) continue;
    const closer = delimiters[opener.end];
    const from = state.tokens[opener.token];
    const to = closer && state.tokens[closer.token];
    if (!from || !to) continue;
    Object.assign(from, { type: "s_open", tag: "s", nesting: 1, content: "" });
    Object.assign(to, { type: "s_close", tag: "s", nesting: -1, content: "" });
  }
}

function pairs(state: StateInline): boolean {
  pair(state, state.delimiters);
  for (const meta of state.tokens_meta) {
    if (meta?.delimiters) pair(state, meta.delimiters);
  }
  return true;
}

/** The plug-in. */
export function strikethrough(md: MarkdownIt) {
  md.inline.ruler.before("emphasis", "strikethrough", tokenize);
  md.inline.ruler2.before("emphasis", "strikethrough", pairs);
}
