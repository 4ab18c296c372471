import { beforeAll, expect, test } from "vitest";

import { asProgram } from "./program";

beforeAll(asProgram);

function goesOn(target: Element, event: Event): boolean {
  document.body.replaceChildren(target);
  return target.dispatchEvent(event);
}
const key = (key: string, more: KeyboardEventInit = {}) =>
  new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
const menu = () => new MouseEvent("contextmenu", { bubbles: true, cancelable: true });

test.each([
  ["F5", key("F5")],
  ["Ctrl+R", key("r", { ctrlKey: true })],
  ["Ctrl+Shift+R", key("R", { ctrlKey: true, shiftKey: true })],
  ["Cmd+R", key("r", { metaKey: true })],
])("%s does not read the page anew", (_name, event) => {
  expect(goesOn(document.createElement("p"), event)).toBe(false);
});

test("other keys go on", () => {
  expect(goesOn(document.createElement("p"), key("r"))).toBe(true);
});

test("the menu is for fields and selections", () => {
  expect(goesOn(document.createElement("p"), menu())).toBe(false);
  expect(goesOn(document.createElement("textarea"), menu())).toBe(true);
  const words = document.createElement("p");
  words.textContent = "words";
  document.body.replaceChildren(words);
  getSelection()?.selectAllChildren(words);
  expect(words.dispatchEvent(menu())).toBe(true);
});
