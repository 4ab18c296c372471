import { expect, test } from "vitest";

import type { BackupLine, Backups } from "../api/client";
import { daysOf, goneBy, hasNewer, holding, ofEarlierKey, size, standing } from "./told";

const line = (made: string, more: Partial<BackupLine> = {}): BackupLine => ({
  id: `first-${made}`,
  place: "first",
  made_at: `${made}T12:00:00.000Z`,
  size: 1000,
  own: true,
  whole: true,
  opens: "now",
  latest: false,
  holds_deleted: false,
  gone_by: "2027-01-01T12:00:00.000Z",
  ...more,
});

const all = (...backups: BackupLine[]): Backups => ({
  places: [],
  backups,
  standing: { on: true, overdue: false },
});

test("those that hold deleted words are told apart, and until when", () => {
  const holds = { holds_deleted: true };
  const those = all(
    line("2026-03-04"),
    line("2026-03-03", { ...holds, gone_by: "2027-03-01T12:00:00.000Z" }),
    line("2026-03-02", holds),
  );
  expect(holding(those)).toHaveLength(2);
  expect(goneBy(holding(those))).toBe("2027-03-01T12:00:00.000Z");
  expect(holding(undefined)).toEqual([]);
});

test("when one of them stays, no day is promised", () => {
  const stays = line("2026-03-02");
  delete stays.gone_by;
  expect(goneBy([line("2026-03-03"), stays])).toBeUndefined();
  expect(goneBy([])).toBeUndefined();
});

test("those of an earlier key go once there is a whole newer one", () => {
  const old = line("2026-03-02", { opens: "then" });
  expect(ofEarlierKey(all(old))).toEqual([old]);
  expect(hasNewer(all(old), [old])).toBe(false);
  expect(hasNewer(all(line("2026-03-01"), old), [old])).toBe(false);
  expect(hasNewer(all(line("2026-03-03", { whole: false }), old), [old])).toBe(false);
  expect(hasNewer(all(line("2026-03-03", { opens: "then" }), old), [old])).toBe(false);
  expect(hasNewer(all(line("2026-03-03", { own: false }), old), [old])).toBe(false);
  expect(hasNewer(all(line("2026-03-03"), old), [old])).toBe(true);
  // By a clock that was set back.
  expect(hasNewer(all(line("2026-03-01", { latest: true }), old), [old])).toBe(true);
});

test("days are said once", () => {
  const year = new Date().getFullYear() - 1;
  const days = daysOf([line(`${year}-03-04`), line(`${year}-03-04`), line(`${year}-03-02`)]);
  expect(days).toMatch(/^\w+ 4 March \d+ and \w+ 2 March \d+$/);
});

test("trouble is said in words", () => {
  const none = all();
  expect(standing(none)).toEqual(["No backup was made by itself yet."]);
  none.standing.trouble = { at: "2020-03-04T12:00:00Z", code: "no_space" };
  expect(standing(none)[1]).toContain("4 March 2020");
  expect(standing(none)[1]).toContain("no room");
});

test("sizes are round", () => {
  expect(size(12)).toBe("1 kB");
  expect(size(345_678)).toBe("346 kB");
  expect(size(5_250_000)).toBe("5.3 MB");
  expect(size(52_500_000)).toBe("53 MB");
  expect(size(2_000_000_000_000)).toBe("2,000 GB");
});
