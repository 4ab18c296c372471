import { cleanup, fireEvent, render, screen, within } from "@testing-library/svelte";
import { tick } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { ApologyChecked } from "../../api/client";
import { t } from "../../kit/words";
import type { Marked } from "../editor/looked";
import { Sheet } from "../sheet.svelte";
import LookedOver from "./LookedOver.svelte";
import { Looking } from "./looking.svelte";
import { emphasised, NOTES, PARTS } from "./words";

const { call } = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock("../../api/client", async (original) => ({ ...(await original<object>()), call }));

const WORDS = "I'm sorry if it hurt. If I went too far, sorry. If so, sorry. If it was me, sorry.";
const NOTHING: ApologyChecked = {
  marks: [],
  present: [],
  suggest_next: "responsibility",
  support: false,
  language: "eng",
};

/** A mark on words of the letter. */
function mark(words: string): ApologyChecked["marks"][number] {
  const start = WORDS.indexOf(words);
  return { rule: "conditional", severity: "stop", start, end: start + words.length };
}

const FOUR = ["if it hurt", "If I went too far", "If so", "If it was me"];

/** A letter that is shown: what was placed in it stands, until its words are changed. */
class Shown {
  standingIds = $state.raw<readonly number[]>([]);
  runningWords = () => WORDS;
  mark = (marks: readonly Marked[]) => (this.standingIds = marks.map(({ id }) => id));
  standing = () => this.standingIds;
}

let sheet: Sheet;
let letter: Shown;
let looking: Looking;
const told = { ongo: vi.fn(), onshown: vi.fn(), onclose: vi.fn() };

afterEach(cleanup);
beforeEach(() => {
  call.mockReset();
  for (const one of Object.values(told)) one.mockReset();
  sheet = new Sheet(() => undefined).begin("apology");
  sheet.show({
    ...({} as never as Parameters<Sheet["show"]>[0]),
    id: "1",
    kind: "apology",
    title: "",
    entry_date: "2026-03-04",
    tags: [],
    body: WORDS,
    revision: 1,
    status: "draft",
    fields: {},
    starred: false,
    shareable: false,
    resurface: true,
    mentions: [],
    mentioned_by: [],
  });
  letter = new Shown();
  looking = new Looking(sheet);
});

async function look(seen: Partial<ApologyChecked>): Promise<void> {
  call.mockResolvedValueOnce({ ...NOTHING, ...seen });
  await looking.look(letter);
  render(LookedOver, { looking, here: [], ...told });
}

function cards(): string[] {
  const list = screen.queryByRole("list", { name: t("apology-looked-over") });
  const quotes = list?.querySelectorAll("blockquote") ?? [];
  return [...quotes].map((quote) => quote.textContent ?? "");
}

test("the letter that is shown is what is read, with the entry that it is of", async () => {
  await look({});
  expect(call).toHaveBeenCalledExactlyOnceWith("apology_check", { id: "1", text: WORDS });
  expect(screen.getByText(t("apology-none"))).toBeTruthy();
});

test("three marks are told first and the others when asked for", async () => {
  await look({ marks: FOUR.map(mark) });
  expect(cards()).toEqual(FOUR.slice(0, 3).map((words) => `“${words}”`));
  expect(told.onshown).toHaveBeenLastCalledWith([0, 1, 2]);
  await fireEvent.click(screen.getByRole("button", { name: t("apology-more", { count: 1 }) }));
  expect(cards()).toHaveLength(4);
  expect(told.onshown).toHaveBeenLastCalledWith([0, 1, 2, 3]);
});

test("a mark goes with its words, and the next one comes up", async () => {
  await look({ marks: FOUR.map(mark) });
  letter.standingIds = [1, 2, 3];
  await tick();
  expect(cards()).toEqual(FOUR.slice(1).map((words) => `“${words}”`));
  letter.standingIds = [];
  await tick();
  expect(screen.getByText(t("apology-changed"))).toBeTruthy();
});

test("what the writer means is kept, by its words, and taken back", async () => {
  await look({ marks: [mark("if it hurt")], kept: [mark("If so")] });
  const kept = () => screen.queryByRole("list", { name: t("apology-kept") });
  expect(kept()?.textContent).toContain("If so");
  call.mockResolvedValue({ id: "1" });
  await fireEvent.click(screen.getByRole("button", { name: t("apology-keep") }));
  await vi.waitFor(() => expect(cards()).toEqual([]));
  const request = { id: "1", rule: "conditional", words: "if it hurt" };
  expect(call).toHaveBeenLastCalledWith("apology_keep", expect.objectContaining(request));
  const list = kept();
  if (!list) throw new Error("nothing is kept");
  const [first] = within(list).getAllByRole("button", { name: t("apology-unkeep") });
  if (first) await fireEvent.click(first);
  await vi.waitFor(() => expect(cards()).toEqual(["“if it hurt”"]));
  expect(call).toHaveBeenLastCalledWith("apology_unkeep", expect.objectContaining(request));
});

test("parts are told in their order, and a missing request is no gap", async () => {
  await look({ present: ["repair", "regret"], suggest_next: "responsibility" });
  const list = screen.getByRole("list", { name: t("apology-parts") });
  const parts = within(list).getAllByRole("listitem");
  const words = parts.map(({ textContent }) => textContent?.trim());
  expect(words).toEqual(
    [
      "apology-add-responsibility",
      "apology-has-repair",
      "apology-has-regret",
      "apology-add-explanation",
      "apology-add-repentance",
    ].map((key) => t(key)),
  );
  expect(screen.getByText(t("apology-suggest-responsibility"))).toBeTruthy();
  cleanup();
  await look({ present: ["request"], suggest_next: null });
  expect(screen.getByText(t("apology-has-request"))).toBeTruthy();
});

test("another language and heavy words have their own lines, and no verdict", async () => {
  await look({ language: "deu" });
  expect(screen.getByText(t("apology-language"))).toBeTruthy();
  expect(screen.queryByRole("list", { name: t("apology-parts") })).toBeNull();
  cleanup();
  await look({ support: true });
  expect(screen.getByText(t("apology-support"))).toBeTruthy();
  expect(screen.queryByText(t("apology-none"))).toBeNull();
});

test("a look that fails leaves what was seen before", async () => {
  await look({ marks: [mark("if it hurt")] });
  call.mockRejectedValueOnce({ code: "unsupported", message: "no answer" });
  await looking.look(letter);
  await tick();
  expect(cards()).toEqual(["“if it hurt”"]);
  expect(looking.busy).toBe(false);
  looking.close();
  await tick();
  expect(cards()).toEqual([]);
  expect(told.onshown).toHaveBeenLastCalledWith([]);
});

test("every rule and every part has words, and what is emphasised is marked as such", () => {
  const keys = Object.values(NOTES).flatMap(({ head, tell, try: way }) => [head, tell, way]);
  expect(keys).toHaveLength(39);
  for (const key of keys) {
    expect(t(key), key).not.toBe(key);
    expect(t(key).split("*").length % 2, key).toBe(1);
  }
  expect(PARTS).toHaveLength(6);
  expect(emphasised("An *if* here")).toEqual([
    { words: "An ", strong: false },
    { words: "if", strong: true },
    { words: " here", strong: false },
  ]);
});
