import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, describe, expect, test, vi } from "vitest";

import { ratingAfter } from "./rating";
import Rating from "./Rating.svelte";

test.each([
  ["right", "ArrowRight", 3, false, 4],
  ["left", "ArrowLeft", 3, false, 2],
  ["down, as in any list of choices", "ArrowDown", 3, false, 4],
  ["up", "ArrowUp", 3, false, 2],
  ["the first", "Home", 7, false, 0],
  ["the last", "End", 7, false, 10],
  ["right, where words go to the left", "ArrowRight", 3, true, 2],
  ["left, where words go to the left", "ArrowLeft", 3, true, 4],
  ["not beyond the last", "ArrowRight", 10, false, 10],
  ["not before the first", "ArrowLeft", 0, false, 0],
  ["a key of somebody else", "a", 3, false, undefined],
])("%s", (_name, key, from, rightToLeft, to) => {
  expect(ratingAfter(key, from, rightToLeft)).toBe(to);
});

describe("the field", () => {
  afterEach(cleanup);

  const show = (value?: number) => {
    const onrate = vi.fn();
    const props = { label: "How steady?", ends: ["not at all", "fully"] as const, onrate };
    const { rerender } = render(Rating, { ...props, value });
    return { onrate, rerender: (value?: number) => rerender({ ...props, value }) };
  };
  const taken = () => screen.queryAllByRole("radio", { checked: true });

  test("until it is touched nothing is taken, and that is said", () => {
    show();
    expect(taken()).toEqual([]);
    expect(screen.getByRole("group", { name: "How steady?" })).toBeTruthy();
    expect(screen.getByRole("status").textContent).toContain("Not answered");
    expect(screen.queryByRole("button")).toBeNull();
  });

  test("0 is an answer", () => {
    show(0);
    expect(taken()).toEqual([screen.getByRole("radio", { name: "0, not at all" })]);
    expect(screen.getByRole("status").textContent).not.toContain("Not answered");
  });

  test("what is not from 0 to 10 is no answer", () => {
    show(11);
    expect(taken()).toEqual([]);
  });

  test("a key takes the next, and the focus goes with it", async () => {
    const { onrate } = show(9);
    screen.getByRole("radio", { name: "9" }).focus();
    await fireEvent.keyDown(document.activeElement as Element, { key: "ArrowRight" });
    expect(onrate).toHaveBeenLastCalledWith(10);
    expect(document.activeElement).toBe(screen.getByRole("radio", { name: "10, fully" }));
  });

  test("keys with Ctrl or Alt are left to the program", async () => {
    const { onrate } = show(4);
    const radio = screen.getByRole("radio", { name: "4" });
    await fireEvent.keyDown(radio, { key: "ArrowLeft", altKey: true });
    expect(onrate).not.toHaveBeenCalled();
  });

  test.each([
    ["the button", () => fireEvent.click(screen.getByRole("button"))],
    ["a key", () => fireEvent.keyDown(screen.getByRole("radio", { name: "4" }), { key: "Delete" })],
  ])("%s takes it back, and the focus stays in it", async (_name, clear) => {
    const { onrate, rerender } = show(4);
    await clear();
    expect(onrate).toHaveBeenCalledExactlyOnceWith(undefined);
    await rerender();
    expect(taken()).toEqual([]);
    expect(document.activeElement).toBe(screen.getByRole("radio", { name: "0, not at all" }));
    expect(screen.getByRole("status").textContent).toContain("Not answered");
  });
});
