import { describe, expect, test } from "vitest";

import {
  day,
  dayAndTime,
  dayNumber,
  daysAfter,
  longDay,
  moment,
  month,
  monthKey,
  partOfDay,
  shortDay,
  shortMonth,
  time,
  wallOf,
} from "./dates";

const now = new Date(2026, 5, 15, 12);

describe("an entry's date is the writer's wall", () => {
  test.each([
    ["RFC 3339", "2026-03-04T14:05:00+01:00", "Wed 4 March", "14:05"],
    ["far in the west, late", "2026-03-04T23:59:00-11:00", "Wed 4 March", "23:59"],
    ["far in the east, early", "2026-03-04T00:01:00+14:00", "Wed 4 March", "00:01"],
    ["in UTC", "2026-03-04T00:00:00Z", "Wed 4 March", "00:00"],
    ["with parts of a second", "2026-03-04T07:08:09.123456+05:30", "Wed 4 March", "07:08"],
    ["a wall clock", "2026-03-04T14:05:31", "Wed 4 March", "14:05"],
    ["a day alone", "2026-03-04", "Wed 4 March", ""],
    ["an hour that the change of clocks left out", "2026-03-29T02:30:00", "Sun 29 March", "02:30"],
    ["a leap day", "2024-02-29", "Thu 29 February 2024", ""],
    ["another year", "2025-12-28T10:00:00Z", "Sun 28 December 2025", "10:00"],
    ["long ago", "0099-01-02", "Fri 2 January 99", ""],
  ])("%s", (_name, date, shownDay, clock) => {
    expect(day(date, now)).toBe(shownDay);
    expect(time(date)).toBe(clock);
  });
});

test("a day in full words", () => {
  expect(longDay("2026-03-12", now)).toBe("Thursday 12 March");
});

test("day and time, and the day alone where no more is known", () => {
  expect(dayAndTime("2026-03-04T14:05:00+01:00", now)).toBe("Wed 4 March, 14:05");
  expect(dayAndTime("2026-03-04", now)).toBe("Wed 4 March");
});

test("the heading of a month, and what is the same for all its days", () => {
  expect(month("2026-03-31T23:59:00-08:00")).toBe("March 2026");
  expect(monthKey("2026-03-31T23:59:00-08:00")).toBe("2026-03");
  expect(monthKey("2026-03-01")).toBe("2026-03");
});

test("where there is little room", () => {
  expect(shortDay("2026-03-04T23:59:00-11:00")).toBe("4 Mar");
  expect(shortMonth("2026-03-04")).toBe("Mar");
});

test.each([
  ["the next day", "2026-03-04", 1, "2026-03-05"],
  ["over the end of a year", "2026-12-31", 1, "2027-01-01"],
  ["over a leap day", "2024-02-28", 2, "2024-03-01"],
  ["over a night with 23 hours", "2026-03-28", 2, "2026-03-30"],
  ["four weeks, over a night with 25 hours", "2026-10-05", 28, "2026-11-02"],
  ["before", "2026-03-01", -1, "2026-02-28"],
])("so many days after a day: %s", (_name, from, count, to) => {
  expect(daysAfter(from, count)).toBe(to);
  expect((dayNumber(to) ?? 0) - (dayNumber(from) ?? 0)).toBe(count);
});

test("what is no date is shown as it is", () => {
  expect(dayNumber("spring")).toBeUndefined();
  expect(daysAfter("spring", 1)).toBe("spring");
  for (const write of [day, longDay, month, monthKey, shortDay, shortMonth])
    expect(write("spring")).toBe("spring");
  expect(moment("spring")).toBe("spring");
  expect(time("spring")).toBe("");
});

test("an instant is shown by the clock of this computer", () => {
  const local = new Date(2026, 2, 4, 14, 5, 31);
  expect(wallOf(local)).toBe("2026-03-04T14:05:31");
  expect(moment(local.toISOString(), now)).toBe("Wed 4 March, 14:05");
});

test.each([
  [0, "night"],
  [4, "night"],
  [5, "morning"],
  [11, "morning"],
  [12, "afternoon"],
  [17, "afternoon"],
  [18, "evening"],
  [22, "evening"],
  [23, "night"],
])("at %i it is %s", (hour, part) => {
  expect(partOfDay(new Date(2026, 0, 1, hour))).toBe(part);
});
