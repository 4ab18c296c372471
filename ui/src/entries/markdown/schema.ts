/** What an entry can hold in the editor: exactly what Markdown can say, and nothing else. */

import { Extension, getSchema, Mark, Node, type Extensions } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";

/** A line end within a paragraph that the writer typed: shown as one, kept as one. */
const SoftBreak = Node.create({
  name: "softBreak",
  group: "inline",
  inline: true,
  selectable: false,
  priority: 150,
  parseHTML: () => [{ tag: "br[data-soft]" }],
  renderHTML: () => ["br", { "data-soft": "" }],
  renderText: () => "\n",
});

/** An item of any list; one that has a box is a task. */
export const ListItem = Node.create({
  name: "listItem",
  content: "paragraph block*",
  defining: true,
  addAttributes: () => ({
    checked: {
      default: null,
      parseHTML: (element) => {
        const said = element.getAttribute("data-checked");
        return said === null ? null : said === "true";
      },
      renderHTML: ({ checked }) =>
        typeof checked === "boolean" ? { "data-checked": String(checked) } : {},
    },
  }),
  parseHTML: () => [{ tag: "li" }],
  renderHTML: ({ HTMLAttributes }) => ["li", HTMLAttributes, 0],
});

/** A block kept as it stands in the source: raw HTML, a table, the definition of a link. */
const VerbatimBlock = Node.create({
  name: "verbatimBlock",
  group: "block",
  content: "text*",
  marks: "",
  code: true,
  defining: true,
  parseHTML: () => [{ tag: "pre[data-verbatim]", preserveWhitespace: "full" }],
  renderHTML: () => ["pre", { "data-verbatim": "" }, ["code", 0]],
});

/**
 * A link. It opens nothing by itself: the host asks first, and refuses most. One within the journal
 * is shown with what it leads to is called today, which is no part of the text.
 */
export const Link = Mark.create<{ nameOf: (address: string) => string | undefined }>({
  name: "link",
  priority: 1000,
  inclusive: false,
  addOptions: () => ({ nameOf: () => undefined }),
  addAttributes: () => ({ href: { default: "" }, title: { default: null } }),
  parseHTML: () => [
    {
      tag: "a[href], a[data-href]",
      getAttrs: (element) => ({
        href: element.getAttribute("data-href") ?? element.getAttribute("href"),
        title: element.getAttribute(element.hasAttribute("data-href") ? "data-title" : "title"),
      }),
    },
  ],
  renderHTML({ mark }) {
    const { href, title } = mark.attrs as { href: string; title: string | null };
    const rel = "noopener noreferrer";
    // Only an address that may be opened is one for the web view too.
    if (/^(?:https?:|mailto:)/i.test(href)) return ["a", { href, title, rel }, 0];
    const shown = title ?? this.options.nameOf(href);
    return ["a", { "data-href": href, "data-title": title, title: shown, role: "link", rel }, 0];
  },
});

/** Code within a line. Unlike the kit's own, it can be emphasised, as in Markdown. */
const Code = Mark.create({
  name: "code",
  priority: 50,
  excludes: "code verbatim",
  code: true,
  exitable: true,
  parseHTML: () => [{ tag: "code" }],
  renderHTML: () => ["code", 0],
});

/** Text kept as it stands in the source: an HTML tag, an image. */
const Verbatim = Mark.create({
  name: "verbatim",
  priority: 40,
  inclusive: false,
  parseHTML: () => [{ tag: "span[data-verbatim]" }],
  renderHTML: () => ["span", { "data-verbatim": "" }, 0],
});

/** How lists are set apart, and every block in the direction of its own text. */
const Attributes = Extension.create({
  name: "attributes",
  addGlobalAttributes: () => [
    {
      types: ["bulletList", "orderedList"],
      attributes: { tight: { default: true, rendered: false } },
    },
    {
      types: ["paragraph", "heading"],
      attributes: {
        dir: { default: null, parseHTML: () => null, renderHTML: () => ({ dir: "auto" }) },
      },
    },
  ],
});

/** The nodes and marks, and the editing rules that belong to them. */
export const content: Extensions = [
  StarterKit.configure({
    code: false,
    link: false,
    listItem: false,
    underline: false,
    trailingNode: false,
    heading: { levels: [1, 2, 3, 4, 5, 6] },
    codeBlock: { enableTabIndentation: false },
    dropcursor: { color: false, class: "drop-here" },
  }),
  Attributes,
  SoftBreak,
  ListItem,
  VerbatimBlock,
  Link,
  Code,
  Verbatim,
];

/** The same as a ProseMirror schema. */
export const schema = getSchema(content);
