import Ellipsis from "@lucide/svelte/icons/ellipsis";
import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import Menu from "./Menu.svelte";

const runs = { open: vi.fn(), history: vi.fn(), trash: vi.fn() };
const items = [
  { label: "Open", run: runs.open },
  { label: "History", run: runs.history },
  { label: "Move to trash", run: runs.trash },
];
const button = () => screen.getByRole("button", { name: "More" });
const here = () => document.activeElement?.textContent?.trim();
const press = (key: string) => fireEvent.keyDown(document.activeElement as Element, { key });

beforeEach(async () => {
  for (const run of Object.values(runs)) run.mockReset();
  render(Menu, { label: "More", icon: Ellipsis, items });
  await fireEvent.click(button());
});
afterEach(cleanup);

test("it opens on its first line, and says that it is open", () => {
  expect(here()).toBe("Open");
  expect(button().getAttribute("aria-expanded")).toBe("true");
});

test.each([
  ["down", ["ArrowDown"], "History"],
  ["up from the first to the last", ["ArrowUp"], "Move to trash"],
  ["down from the last to the first", ["End", "ArrowDown"], "Open"],
  ["the first", ["End", "Home"], "Open"],
  ["a first letter", ["m"], "Move to trash"],
  ["a letter that no line begins with", ["x"], "Open"],
])("keys move in it: %s", async (_name, keys, line) => {
  for (const key of keys) await press(key);
  expect(here()).toBe(line);
});

test.each(["Escape", "Tab"])("%s closes it and goes back to the button", async (key) => {
  await press(key);
  expect(screen.queryByRole("menu")).toBeNull();
  expect(document.activeElement).toBe(button());
});

test("a line does what it says, after the menu is closed", async () => {
  await fireEvent.click(screen.getByText("History"));
  expect(runs.history).toHaveBeenCalledOnce();
  expect(screen.queryByRole("menu")).toBeNull();
});

test("a press beside it closes it", async () => {
  await fireEvent.pointerDown(document.body);
  expect(screen.queryByRole("menu")).toBeNull();
});
