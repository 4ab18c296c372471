import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Session } from "../api/client";
import { t } from "../kit/words";
import SessionPage from "./SessionPage.svelte";

const { call } = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock("../api/client", () => {
  let names = 0;
  return {
    call,
    listen: () => () => undefined,
    requestId: () => `r${String((names += 1))}`,
    asApiError: (thrown: unknown) => thrown,
  };
});

afterEach(cleanup);

const session: Session = {
  id: "s1",
  on_day: "2026-03-04",
  with_label: "Dr. Weber",
  type: "individual",
  focus: "The evening",
  takeaways: "",
  next_steps: "",
  fields: { question: "How do I begin?" },
  removed: false,
};
const guide = {
  id: "session",
  for: { session: true },
  steps: [{ id: "question", ask: "What do you want to ask?", field: "question", input: "text" }],
};

/** What the vault says to a command, in place of doing it. */
const refusals = new Map<string, object[]>();
const asked = (command: string) =>
  call.mock.calls.filter(([name]) => name === command).map(([, request]) => request as unknown);

beforeEach(() => {
  refusals.clear();
  call.mockReset();
  call.mockImplementation(async (command: string) => {
    await Promise.resolve();
    const refusal = refusals.get(command)?.shift();
    if (refusal) throw refusal;
    if (command === "session_show") return { session, items: [] };
    if (command === "guide_list") return [guide];
    return command.endsWith("_list") ? [] : {};
  });
});

async function prepare() {
  render(SessionPage, { id: "s1" });
  await fireEvent.click(await screen.findByRole("button", { name: t("sessions-prepare") }));
  await screen.findByRole("heading", { name: "What do you want to ask?" });
}
/** The one of the page, not the one of its last question. */
const done = () => screen.getAllByRole("button", { name: t("guide-done") })[0] as HTMLElement;
const ended = () => screen.findByRole("button", { name: t("sessions-prepare") });
/** Whatever was asked is answered, and what follows from it is done: none of it needs a clock. */
const allAnswered = () => new Promise((turned) => setTimeout(turned));
const question = { session: "s1", type: "question", text: "How do I begin?" };

test("what it is to be about is said once", async () => {
  render(SessionPage, { id: "s1" });
  expect(await screen.findAllByText(/The evening/)).toHaveLength(1);
});

test("pressed twice, Done brings a question once", async () => {
  await prepare();
  const button = done();
  await Promise.all([fireEvent.click(button), fireEvent.click(button)]);
  await ended();
  expect(asked("item_add")).toEqual([expect.objectContaining(question)]);
});

test("a question that may have been brought is brought again under the same name", async () => {
  await prepare();
  refusals.set("item_add", [{ code: "busy", message: "no answer", retry: true }]);
  await fireEvent.click(done());
  await fireEvent.click(await ended());
  await fireEvent.click(done());
  await ended();
  const [first, second, ...more] = asked("item_add");
  expect(first).toMatchObject(question);
  expect(second).toEqual(first);
  expect(more).toEqual([]);
});

test("what could not be kept stays on the page, and Done keeps it later", async () => {
  await prepare();
  const full = { code: "no_space", message: "full" };
  refusals.set("session_edit", [full]);
  await fireEvent.click(done());
  await allAnswered();
  expect(screen.getByText(new RegExp(t("guide-not-kept")))).toBeTruthy();
  expect(screen.queryByRole("button", { name: t("sessions-prepare") })).toBeNull();
  await fireEvent.click(done());
  await ended();
  expect(asked("session_edit")).toHaveLength(2);
  expect(asked("session_edit").at(-1)).toMatchObject({ id: "s1", fields: { question: null } });
  expect(asked("item_add")).toHaveLength(1);
});
