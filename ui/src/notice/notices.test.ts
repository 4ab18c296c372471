import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { notices } from "./notices.svelte";

beforeEach(() => vi.useFakeTimers());

afterEach(() => {
  notices.dismiss();
  vi.useRealTimers();
});

test("a notice stands for ten seconds", () => {
  notices.tell({ text: "It is in the trash." });
  vi.advanceTimersByTime(9_999);
  expect(notices.present?.text).toBe("It is in the trash.");
  vi.advanceTimersByTime(1);
  expect(notices.present).toBeUndefined();
});

test("what can be taken back is kept over a lock, and stands ten seconds after it", () => {
  const notice = { text: "It is in the trash.", undo: { what: "trashed", id: "a" } } as const;
  notices.tell(notice);
  vi.advanceTimersByTime(9_000);
  const kept: unknown = JSON.parse(JSON.stringify(notices.kept()));
  notices.dismiss();
  notices.putBack(kept);
  expect(notices.present).toEqual(notice);
  vi.advanceTimersByTime(9_999);
  expect(notices.present).toEqual(notice);
});

test.each([[null], [undefined], [{}], [{ text: "Only words" }], ["text"]])(
  "nothing comes back from %o",
  (kept) => {
    notices.putBack(kept);
    expect(notices.present).toBeUndefined();
  },
);

test("only what can be taken back is kept", () => {
  notices.tell({ text: "Copied." });
  expect(notices.kept()).toBeNull();
});
