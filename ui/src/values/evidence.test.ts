import { expect, test } from "vitest";

import type { SmallStep, TimelineLine } from "../api/client";
import { evidenceOf } from "./evidence";

const step = (id: string, on_day: string, text: string): SmallStep => ({
  of: "event",
  id,
  on_day,
  text,
  commitment_text: "Ring",
});
const line = (id: string, entry_date: string, title: string): TimelineLine => ({
  id,
  entry_date,
  title,
  excerpt: "I said it.",
  kind: "reflection",
  tags: [],
  word_count: 3,
  status: "draft",
  starred: true,
});

test("marked writings stand among the steps, the newest first, each once", () => {
  const steps = [step("s", "2026-03-04", ""), step("e", "2026-03-01", "Told them")];
  const starred = [
    line("a", "2026-03-05T09:00:00+13:00", ""),
    line("e", "2026-03-02", "Told them"),
  ];
  expect(evidenceOf(steps, starred, 20)).toEqual([
    { id: "a", on_day: "2026-03-05", words: "I said it." },
    { id: "s", on_day: "2026-03-04", words: "Ring" },
    { id: "e", on_day: "2026-03-01", words: "Told them" },
  ]);
  expect(evidenceOf(steps, starred, 1)).toHaveLength(1);
});
