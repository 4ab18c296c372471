import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { PAGE } from "./lines.svelte";
import TimelinePage from "./TimelinePage.svelte";

/** Questions that have not been answered yet. */
const waiting: (() => void)[] = [];
const told: (() => void)[] = [];
const refused: unknown[] = [];
const note = (why: unknown) => refused.push(why);

/** A vault with one page of entries. */
const answers: Record<string, () => unknown> = {
  vault_info: () => ({ entries: PAGE }),
  tag_list: () => [],
  person_list: () => [],
  matter_list: () => [],
  timeline: () => ({ entries: lines() }),
};

vi.mock("../api/client", () => ({
  call: (name: string) =>
    new Promise((answer) => {
      waiting.push(() => {
        answer(answers[name]?.());
      });
    }),
  listen: (_event: string, tell: () => void) => {
    told.push(tell);
    return () => undefined;
  },
}));

function lines() {
  return Array.from({ length: PAGE }, (_, row) => ({
    id: String(row),
    kind: "reflection",
    title: `Day ${row}`,
    entry_date: "2026-03-12",
    tags: [],
    word_count: 3,
    excerpt: "Three small words",
  }));
}

async function answer() {
  for (let turns = 0; turns < 10; turns += 1) {
    for (const give of waiting.splice(0)) give();
    await new Promise((done) => setTimeout(done));
  }
}

beforeEach(() => {
  process.on("unhandledRejection", note);
});

afterEach(() => {
  process.off("unhandledRejection", note);
  cleanup();
});

test("an answer that comes when the page is gone is nobody's", async () => {
  const { unmount, container } = render(TimelinePage);
  await answer();
  expect(screen.getByRole("listbox")).toBeTruthy();
  const scroller = container.firstElementChild as Element;
  scroller.scrollTop = 500;
  await fireEvent.scroll(scroller);
  for (const tell of told) tell();
  await new Promise((done) => setTimeout(done));
  unmount();
  await answer();
  expect(refused).toEqual([]);
});
