import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, expect, test, vi } from "vitest";

import Choice from "./Choice.svelte";

afterEach(cleanup);

const options = [
  { value: "yes", label: "Yes" },
  { value: "not_now", label: "Not now", about: "Not now is an answer." },
];
const show = (value: string | undefined, clearable = true) => {
  const onchoose = vi.fn();
  render(Choice, { label: "Where are you with it?", value, options, clearable, onchoose });
  return onchoose;
};

test("it is a group of choices, of which none is taken by itself", () => {
  show(undefined);
  expect(screen.getByRole("group", { name: "Where are you with it?" })).toBeTruthy();
  expect(screen.queryAllByRole("radio", { checked: true })).toEqual([]);
  expect(screen.queryByRole("button")).toBeNull();
});

test("a choice is told, and its explanation belongs to it", async () => {
  const onchoose = show("yes");
  const radio = screen.getByRole("radio", { name: "Not now" });
  const about = document.getElementById(radio.getAttribute("aria-describedby") ?? "");
  expect(about?.textContent).toBe("Not now is an answer.");
  await fireEvent.click(radio);
  expect(onchoose).toHaveBeenCalledExactlyOnceWith("not_now");
});

test("it can be taken back, and the focus stays in it", async () => {
  const onchoose = show("yes");
  await fireEvent.click(screen.getByRole("button", { name: /^Clear/ }));
  expect(onchoose).toHaveBeenCalledExactlyOnceWith(undefined);
  expect(document.activeElement).toBe(screen.getByRole("radio", { name: "Yes" }));
});

test("only where it may be taken back is there a way to", () => {
  show("yes", false);
  expect(screen.queryByRole("button")).toBeNull();
});
