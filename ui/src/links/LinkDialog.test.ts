import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { t } from "../kit/words";
import LinkDialog from "./LinkDialog.svelte";

const { call } = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock("../api/client", () => ({
  call,
  listen: () => () => undefined,
  requestId: () => "r",
  asApiError: (thrown: unknown) => thrown,
}));

const answers: Record<string, unknown> = {
  person_list: [{ id: "p", label: "M." }],
  matter_list: [{ id: "m", title: "", what: "Money for the roof\nIt was hers." }],
  commitment_list: [
    { commitment: { id: "c", text: "Count the money" } },
    { commitment: { id: "here", text: "Money on Sundays" } },
  ],
  timeline: { entries: [{ id: "e1", kind: "talk", title: "", entry_date: "2026-03-01" }] },
  search: {
    hits: [
      { id: "e2", kind: "apology", title: "About the money", entry_date: "2026-03-02" },
      { id: "e3", kind: "talk", title: "A walk", entry_date: "2026-03-03" },
    ],
  },
};
beforeEach(() => {
  call.mockReset();
  call.mockImplementation((name: string) => Promise.resolve(answers[name] ?? { id: "l" }));
});
afterEach(cleanup);

const field = () => screen.getByRole<HTMLInputElement>("combobox", { name: t("links-what") });
const keep = () => screen.getByRole<HTMLButtonElement>("button", { name: t("kit-keep") });
const offered = () =>
  screen.getAllByRole("option").map((row) => row.textContent.replace(/\s+/g, " ").trim());
const show = () => render(LinkDialog, { open: true, noun: "commitment", id: "here" });

test("everything there is can be found by typing, but what is linked", async () => {
  show();
  await fireEvent.click(field());
  await vi.waitFor(() => expect(offered()).toHaveLength(4));
  await fireEvent.input(field(), { target: { value: "money" } });
  await vi.waitFor(() =>
    expect(offered()).toEqual([
      `Money for the roof ${t("trash-matter")}`,
      `Count the money ${t("trash-commitment")}`,
      expect.stringContaining("About the money Apology, "),
      expect.stringContaining("A walk Talk, "),
    ]),
  );
  expect(call).toHaveBeenCalledWith("search", expect.objectContaining({ query: "money*" }));
});

test("what could not be read is asked for again", async () => {
  call.mockRejectedValueOnce({ code: "no_space", message: "full", retry: true });
  show();
  await fireEvent.input(field(), { target: { value: "roof" } });
  await vi.waitFor(() => expect(offered()).toEqual([t("errors-no-space")]));
  await fireEvent.input(field(), { target: { value: "the roof" } });
  await vi.waitFor(() => expect(offered()[0]).toContain("Money for the roof"));
});

test("to somebody only the ways are offered that fit somebody", async () => {
  show();
  const ways = () =>
    screen.getAllByRole("radio").map((one) => one.parentElement?.textContent.trim());
  await screen.findByRole("radio", { name: t("links-beside") });
  expect(ways()).toHaveLength(7);
  await fireEvent.click(screen.getByRole("radio", { name: t("links-led-to") }));
  await fireEvent.input(field(), { target: { value: "M." } });
  await fireEvent.click(await screen.findByRole("option", { name: /^M\./ }));
  await vi.waitFor(() => expect(ways()).toEqual([t("links-beside"), t("links-about")]));
  const beside = screen.getByRole<HTMLInputElement>("radio", { name: t("links-beside") });
  expect(beside.checked).toBe(true);
  await fireEvent.click(keep());
  await vi.waitFor(() =>
    expect(call).toHaveBeenCalledWith("link_add", {
      from: { noun: "commitment", id: "here" },
      to: { noun: "person", id: "p" },
      relation: "beside",
      request_id: "r",
    }),
  );
});

test.each([
  ["links-beside", "beside", "here", "e2"],
  ["links-led-to", "led_to", "here", "e2"],
  ["links-came-of", "led_to", "e2", "here"],
  ["links-answered-by", "answers", "e2", "here"],
])("%s is kept the way it reads", async (words, relation, from, to) => {
  show();
  await screen.findByRole("radio", { name: t("links-beside") });
  await fireEvent.click(screen.getByRole("radio", { name: t(words) }));
  expect(keep().disabled).toBe(true);
  await fireEvent.input(field(), { target: { value: "money" } });
  await fireEvent.click(await screen.findByRole("option", { name: /About the money/ }));
  expect(field().value).toBe("About the money");
  await fireEvent.click(keep());
  await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  const ends = { here: { noun: "commitment", id: "here" }, e2: { noun: "entry", id: "e2" } };
  expect(call).toHaveBeenCalledWith("link_add", {
    from: ends[from as keyof typeof ends],
    to: ends[to as keyof typeof ends],
    relation,
    request_id: "r",
  });
});
