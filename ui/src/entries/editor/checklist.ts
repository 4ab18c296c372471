/** Checklists: a box on a list item, by pointer and by key. */

import { Extension, InputRule, type Editor } from "@tiptap/core";
import type { Node, ResolvedPos } from "@tiptap/pm/model";
import type { EditorState } from "@tiptap/pm/state";

import { ListItem } from "../markdown/schema";
import { directionOf } from "./direction";

type Place = { node: Node; at: number };

/** The innermost list item round a place. */
export function itemAt(place: ResolvedPos): Place | undefined {
  for (let depth = place.depth; depth > 0; depth -= 1) {
    const node = place.node(depth);
    if (node.type.name === "listItem") return { node, at: place.before(depth) };
  }
  return undefined;
}

function itemsIn(state: EditorState): Place[] {
  const { from, to, $from } = state.selection;
  const items: Place[] = [];
  state.doc.nodesBetween(from, to, (node, at) => {
    const first = node.type.name === "listItem" ? node.firstChild : undefined;
    // Only items whose own line is touched, not those that hold the touched ones.
    if (first && at + 1 + first.nodeSize >= from) items.push({ node, at });
  });
  const inner = itemAt($from);
  return items.length > 0 || !inner ? items : [inner];
}

function setBoxes(editor: Editor, items: readonly Place[], checked: boolean | null): boolean {
  const { tr } = editor.state;
  for (const { node, at } of items) tr.setNodeMarkup(at, undefined, { ...node.attrs, checked });
  editor.view.dispatch(tr);
  return true;
}

/** Makes list items of the selected lines, with boxes; takes the boxes away where there are some. */
export function toggleChecklist(editor: Editor): boolean {
  if (itemsIn(editor.state).length === 0) editor.chain().focus().toggleBulletList().run();
  const items = itemsIn(editor.state);
  const all = items.every(({ node }) => node.attrs.checked !== null);
  return setBoxes(editor, items, all ? null : false);
}

/** Ticks the box of the item the caret is in, or takes the tick away. */
function toggleBox(editor: Editor): boolean {
  const item = itemAt(editor.state.selection.$from);
  if (typeof item?.node.attrs.checked !== "boolean") return false;
  return setBoxes(editor, [item], !item.node.attrs.checked);
}

/** Whether the item the caret is in stands in another one. */
function isNested({ state: { selection } }: Editor): boolean {
  const { $from } = selection;
  const around = Array.from({ length: $from.depth }, (_none, depth) => $from.node(depth));
  return around.filter(({ type }) => type.name === "listItem").length > 1;
}

/** A list item with a box that can be pressed. `label` is what the box is called. */
export const checklistItem = (label: () => string) =>
  ListItem.extend({
    addNodeView() {
      return ({ node, view, getPos }) => {
        const item = document.createElement("li");
        const turn = (shown: Node) => (item.dir = directionOf(shown.firstChild?.textContent ?? ""));
        turn(node);
        const hasBox = node.attrs.checked !== null;
        if (!hasBox) {
          return {
            dom: item,
            contentDOM: item,
            ignoreMutation: (change) => change.type === "attributes" && change.target === item,
            update(next) {
              if (next.type !== node.type || next.attrs.checked !== null) return false;
              turn(next);
              return true;
            },
          };
        }
        const box = document.createElement("input");
        const content = document.createElement("div");
        box.type = "checkbox";
        box.tabIndex = -1;
        box.contentEditable = "false";
        box.setAttribute("aria-label", label());
        item.append(box, content);
        const show = (shown: Node) => {
          turn(shown);
          box.checked = shown.attrs.checked === true;
          item.dataset.checked = String(box.checked);
        };
        show(node);
        box.addEventListener("mousedown", (event) => event.preventDefault());
        box.addEventListener("click", (event) => {
          const at = getPos();
          if (!view.editable || at === undefined) {
            event.preventDefault();
            return;
          }
          view.dispatch(view.state.tr.setNodeAttribute(at, "checked", box.checked));
        });
        return {
          dom: item,
          contentDOM: content,
          ignoreMutation: (change) => !content.contains(change.target),
          update(next) {
            if (next.type !== node.type || next.attrs.checked === null) return false;
            show(next);
            return true;
          },
        };
      };
    },

    addKeyboardShortcuts() {
      return {
        Enter: () => {
          const checked = itemAt(this.editor.state.selection.$from)?.node.attrs.checked as unknown;
          const next = typeof checked === "boolean" ? { checked: false } : {};
          return this.editor.commands.splitListItem(this.name, next);
        },
        Tab: () => this.editor.commands.sinkListItem(this.name),
        // In an outermost item it goes back to what stands before the text, and leaves the list whole.
        "Shift-Tab": () => isNested(this.editor) && this.editor.commands.liftListItem(this.name),
        "Mod-Enter": () => toggleBox(this.editor),
      };
    },
  });

/** `[ ] ` at the start of a line makes a checklist of it. */
export const ChecklistTyping = Extension.create({
  name: "checklistTyping",
  addInputRules() {
    return [
      new InputRule({
        find: /^\[([ xX]?)\] $/,
        handler: ({ range, match, chain }) => {
          const checked = match[1]?.toLowerCase() === "x";
          chain()
            .deleteRange(range)
            .command(({ commands, state }) =>
              itemAt(state.selection.$from) ? true : commands.toggleBulletList(),
            )
            .command(({ tr }) => {
              const item = itemAt(tr.selection.$from);
              if (item) tr.setNodeAttribute(item.at, "checked", checked);
              return true;
            })
            .run();
        },
      }),
    ];
  },
});
