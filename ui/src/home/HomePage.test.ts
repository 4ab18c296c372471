import { cleanup, fireEvent, render, screen, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Home } from "../api/client";
import { t } from "../kit/words";
import { route } from "../route/route.svelte";
import HomePage from "./HomePage.svelte";

const { call } = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock("../api/client", () => ({ call, listen: () => () => undefined }));

const home: Home = {
  part_of_day: "morning",
  day: "2026-03-04",
  today: { due: [], when_it_comes_up: [] },
  reviews: [],
  small_steps: [],
  checkin_today: true,
  lines: [],
};

/** A vault with one writing, and with this value or none. */
function vault(value: string | undefined) {
  call.mockImplementation((command: string, asked: { value?: boolean }) => {
    if (command === "timeline") return Promise.resolve({ entries: [{ id: "e" }] });
    if (command !== "home") return Promise.resolve({ overdue: false });
    const line = { tool: "value", value: "v", name: value ?? "" };
    return Promise.resolve({ ...home, lines: asked.value && value ? [line] : [] });
  });
}
const ask = async () =>
  fireEvent.click(await screen.findByRole("button", { name: t("home-word") }));

beforeEach(() => void call.mockReset());
afterEach(() => {
  cleanup();
  route.become({ name: "home" });
});

test("a word of what the writer cares about comes when it is asked for, and not before", async () => {
  vault("Honesty");
  render(HomePage);
  const word = t("home-value", { name: "Honesty" });
  await screen.findByRole("button", { name: t("home-word") });
  expect(screen.queryByRole("button", { name: word })).toBeNull();
  await ask();
  await screen.findByRole("button", { name: word });
  expect(screen.queryByRole("button", { name: t("home-word") })).toBeNull();
});

test("where there is no word yet, asking leads to where one is named", async () => {
  vault(undefined);
  render(HomePage);
  await ask();
  await vi.waitFor(() => expect(route.view).toEqual({ name: "values" }));
});

test("where it cannot be read, nobody is sent away, and a word can be asked for again", async () => {
  vault("Honesty");
  render(HomePage);
  await screen.findByRole("button", { name: t("home-word") });
  call.mockRejectedValue({ code: "busy", message: "busy", retry: true });
  await ask();
  await screen.findByRole("alert");
  await screen.findByRole("button", { name: t("home-word") });
  expect(route.view).toEqual({ name: "home" });
  vault("Honesty");
  await ask();
  await screen.findByRole("button", { name: t("home-value", { name: "Honesty" }) });
});

test("what is for today and to be looked at again stands there once, and says both", async () => {
  const one = (id: string, text: string) => ({ id, kind: "openness", text, when_cue: "" }) as const;
  const due = one("a", "Money I spent");
  const comes = one("b", "Say where I go");
  const other = one("c", "Answer the telephone");
  call.mockImplementation((command: string) => {
    if (command === "timeline") return Promise.resolve({ entries: [{ id: "e" }] });
    if (command !== "home") return Promise.resolve({ overdue: false });
    const today = { due: [due], when_it_comes_up: [comes] };
    return Promise.resolve({ ...home, today, reviews: [due, comes, other] });
  });
  render(HomePage);
  const rows = (title: string) =>
    within(screen.getByRole("region", { name: t(title) }))
      .getAllByRole("button")
      .map((row) => row.textContent.replace(/\s+/g, " ").trim());
  await screen.findByRole("region", { name: t("commitments-today") });
  const both = (text: string) =>
    `${t("commitments-openness")} ${text} ${t("commitments-look-again")}`;
  expect(rows("commitments-today")).toEqual([both(due.text)]);
  expect(rows("commitments-comes-up")).toEqual([both(comes.text)]);
  expect(rows("commitments-reviews")).toEqual([`${t("commitments-openness")} ${other.text}`]);
});
