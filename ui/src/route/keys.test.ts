import { expect, test } from "vitest";

import type { Action } from "./actions.svelte";
import { meant, written } from "./keys";

const action = (keys: string): Action => ({ id: keys, label: keys, keys, run: () => undefined });
const press = (key: string, more: KeyboardEventInit = {}) =>
  new KeyboardEvent("keydown", { key, ...more });
const ctrl = { ctrlKey: true };

test.each([
  ["mod+n", press("n", ctrl)],
  ["mod+shift+l", press("L", { ...ctrl, shiftKey: true })],
  ["alt+arrowleft", press("ArrowLeft", { altKey: true })],
  ["f1", press("F1")],
  ["mod+2", press("2", ctrl)],
])("%s is what was pressed", (keys, event) => {
  expect(meant(event, [action("mod+q"), action(keys)])?.keys).toBe(keys);
});

test.each([
  ["a key alone", "mod+n", press("n")],
  ["one key too many", "mod+n", press("n", { ...ctrl, shiftKey: true })],
  ["AltGr, which is Ctrl and Alt on Windows", "mod+n", press("n", { ...ctrl, altKey: true })],
  ["the other of Ctrl and Cmd", "mod+n", press("n", { metaKey: true })],
])("%s means nothing", (_name, keys, event) => {
  expect(meant(event, [action(keys)])).toBeUndefined();
});

test("digits go by their place where the row needs Shift", () => {
  const french = press("&", { ...ctrl, code: "Digit1" });
  expect(meant(french, [action("mod+1")])).toBeDefined();
});

test("letters go by their place on a keyboard in another script", () => {
  const russian = press("т", { ...ctrl, code: "KeyN" });
  expect(meant(russian, [action("mod+n")])).toBeDefined();
});

test("letters go by what is on them on another Latin keyboard", () => {
  const dvorak = press("b", { ...ctrl, code: "KeyN" });
  expect(meant(dvorak, [action("mod+n")])).toBeUndefined();
});

test("the first of two that want the same keys is meant", () => {
  const first = action("mod+f");
  expect(meant(press("f", ctrl), [first, action("mod+f")])).toBe(first);
});

test.each([
  ["mod+shift+l", "Ctrl+Shift+L"],
  ["alt+arrowleft", "Alt+←"],
  ["f1", "F1"],
  ["mod+,", "Ctrl+,"],
])("%s is written %s", (keys, words) => {
  expect(written(keys)).toBe(words);
});
