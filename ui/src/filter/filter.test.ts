import { expect, test } from "vitest";

import { changed, choices, filters, looksCloser } from "./filter";

test("a filter with nothing in it leaves everything in", () => {
  expect(filters({})).toBe(false);
  expect(filters({ tag: "home" })).toBe(true);
});

test("what is emptied goes", () => {
  const filter = changed({ kind: "talk" }, { tag: "home", from: "2026-03-04" });
  expect(filter).toEqual({ kind: "talk", tag: "home", from: "2026-03-04" });
  const less = changed(filter, { kind: undefined, from: "" });
  expect(less).toEqual({ tag: "home" });
  expect(filters(changed(less, { tag: "" }))).toBe(false);
});

test("the rest is in sight while it leaves something out", () => {
  expect(looksCloser({})).toBe(false);
  expect(looksCloser({ kind: "talk" })).toBe(false);
  for (const filter of [{ tag: "home" }, { person: "p" }, { matter: "m" }, { to: "2026-03-04" }]) {
    expect(looksCloser({ kind: "talk", ...filter })).toBe(true);
  }
});

test("somebody who is looked for stays among the choices", () => {
  const all = [{ id: "a", label: "A." }];
  expect(choices(all, undefined, "someone")).toEqual(all);
  expect(choices(all, "a", "someone")).toEqual(all);
  expect(choices(all, "b", "someone")).toEqual([...all, { id: "b", label: "someone" }]);
  expect(choices(undefined, "b", "someone")).toEqual([]);
});

test("a person and a matter are taken up and let go like all else", () => {
  const filter = changed(changed({ kind: "talk" }, { person: "p" }), { matter: "m" });
  expect(filter).toEqual({ kind: "talk", person: "p", matter: "m" });
  expect(changed(filter, { person: undefined })).toEqual({ kind: "talk", matter: "m" });
});
