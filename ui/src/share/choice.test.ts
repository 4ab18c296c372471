import { expect, test } from "vitest";

import { sorted, type Choice } from "./choice";

const entry = (id: string, entry_date: string): Choice => ({
  id,
  kind: "talk",
  title: "",
  entry_date,
});

test("the oldest comes first, by the moment and not by the wall", () => {
  const entries = [
    entry("d", "2026-03-04T12:00:00Z"),
    entry("c", "2026-03-04T10:00:00-01:00"),
    entry("b", "2026-03-04T09:00:00"),
    entry("a", "2026-03-04"),
  ];
  expect(sorted(entries).map(({ id }) => id)).toEqual(["a", "b", "c", "d"]);
});

test("at the same moment the id decides, whatever came first", () => {
  const entries = [entry("b", "2026-03-04"), entry("a", "2026-03-04T00:00:00Z")];
  expect(sorted(entries).map(({ id }) => id)).toEqual(["a", "b"]);
});
