import { expect, test } from "vitest";

import { changed } from "./earlier";

const state = (superseded_at: string, state: Record<string, unknown>) => ({
  saved_at: "2026-01-01T00:00:00Z",
  superseded_at,
  state,
});

test("of each version only what was changed is told, the latest first", () => {
  const now = { title: "The letter", what: "Read aloud.", status: "closed" };
  const states = [
    state("2026-03-03T00:00:00Z", { title: "The letter", what: "Read.", status: "working" }),
    state("2026-03-02T00:00:00Z", { title: "The letter", what: "Read.", status: "raw" }),
    state("2026-03-01T00:00:00Z", { title: "A letter", status: "raw" }),
  ];
  expect(changed(states, now, ["title", "what"])).toEqual([
    { until: "2026-03-03T00:00:00Z", words: [{ field: "what", text: "Read." }] },
    {
      until: "2026-03-01T00:00:00Z",
      words: [
        { field: "title", text: "A letter" },
        { field: "what", text: "" },
      ],
    },
  ]);
});

test("where nothing in words was changed there is no version", () => {
  expect(
    changed([state("2026-03-01T00:00:00Z", { title: "A" })], { title: "A" }, ["title"]),
  ).toEqual([]);
});
