import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, expect, test, vi } from "vitest";

import DayField from "./DayField.svelte";
import { dayTyped } from "./dayTyped";

afterEach(cleanup);

test.each([
  ["a day", "2026-03-04", false, "2026-03-04"],
  ["nothing", "", false, undefined],
  ["a year on its way", "0202-03-04", false, "half"],
  ["a day half typed, which the field gives as empty", "", true, "half"],
  ["words, where there is no field for days", "tomorrow", false, "half"],
  ["a day that the calendar does not have", "2026-02-30", false, "half"],
  ["a leap day", "2028-02-29", false, "2028-02-29"],
])("%s", (_name, text, half, day) => {
  expect(dayTyped(text, half)).toBe(day);
});

const show = (value?: string) => {
  const onday = vi.fn();
  const choices = [
    { label: "Today", day: "2026-03-03" },
    { label: "Tomorrow", day: "2026-03-04" },
  ];
  render(DayField, { label: "Review", value, choices, onday });
  return onday;
};
const field = () => screen.getByLabelText<HTMLInputElement>("Review", { selector: "input" });
const type = (value: string) => fireEvent.input(field(), { target: { value } });

test("a whole day is told, and one on its way is not", async () => {
  const onday = show("2026-03-04");
  await type("0002-03-05");
  expect(onday).not.toHaveBeenCalled();
  await type("2026-03-05");
  expect(onday).toHaveBeenCalledExactlyOnceWith("2026-03-05");
});

test("leaving a day half typed says so and changes nothing", async () => {
  const onday = show("2026-03-04");
  await type("0002-03-05");
  await fireEvent.blur(field());
  expect(screen.getByRole("alert").textContent).toContain("not complete");
  expect(onday).not.toHaveBeenCalled();
});

test("the day stands in words under it, so that no order of numbers misleads", () => {
  show("2026-03-04");
  expect(screen.getByText(/Wednesday 4 March/)).toBeTruthy();
});

test("a day at hand is taken, and the one that is taken is marked", async () => {
  const onday = show("2026-03-04");
  expect(screen.getByRole("button", { name: "Tomorrow", pressed: true })).toBeTruthy();
  await fireEvent.click(screen.getByRole("button", { name: "Today", pressed: false }));
  expect(onday).toHaveBeenCalledExactlyOnceWith("2026-03-03");
});

test("clearing takes it away and leaves the focus in the field", async () => {
  const onday = show("2026-03-04");
  await fireEvent.click(screen.getByRole("button", { name: /^Clear/ }));
  expect(onday).toHaveBeenCalledExactlyOnceWith(undefined);
  expect(document.activeElement).toBe(field());
  expect(field().value).toBe("");
});

test("without a day there is nothing to clear", () => {
  show();
  expect(screen.queryByRole("button", { name: /^Clear/ })).toBeNull();
});

test("a day outside of those that can be meant is told, and which they are is said", async () => {
  const onday = vi.fn();
  const [min, max] = ["2026-03-01", "2026-03-04"];
  render(DayField, { label: "Review", value: "2026-03-02", min, max, onday });
  await type("2026-03-05");
  expect(screen.getByRole("alert").textContent).toMatch(/latest.*Wednesday 4 March/);
  expect(onday).toHaveBeenCalledExactlyOnceWith("2026-03-05");
  await type("2026-02-28");
  expect(screen.getByRole("alert").textContent).toMatch(/earliest.*Sunday 1 March/);
  await type("2026-03-04");
  expect(screen.queryByRole("alert")).toBeNull();
});
