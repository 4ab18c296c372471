import { beforeEach, expect, test, vi } from "vitest";

import type { Entry } from "../api/client";
import { dayOf, daysAfter } from "../kit/dates";
import { besideOf } from "./marks";
import { Sheet } from "./sheet.svelte";

const { call } = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock("../api/client", () => ({ call, requestId: () => "r" }));

const entry: Entry = {
  id: "e1",
  kind: "talk",
  title: "Title",
  entry_date: "2026-03-04",
  tags: ["home"],
  word_count: 1,
  body: "theirs",
  revision: 1,
  created_at: "",
  updated_at: "",
  status: "draft",
  fields: {},
  starred: false,
  shareable: false,
  resurface: true,
  mentions: [],
  mentioned_by: [],
};
const { marks } = besideOf(entry);

let sheet: Sheet;

beforeEach(async () => {
  call.mockReset();
  call.mockResolvedValue(entry);
  sheet = new Sheet(() => undefined);
  await sheet.open("e1");
});

test("an entry that was opened is not saved unless it is changed", async () => {
  call.mockClear();
  await sheet.saving.now();
  sheet.touch();
  await sheet.saving.now();
  expect(call).not.toHaveBeenCalled();
  expect(sheet.draft()).toEqual({
    title: "Title",
    kind: "talk",
    date: "2026-03-04",
    tags: ["home"],
    body: "theirs",
    beside: { marks, answers: {} },
  });
});

test("the text stays when its editor goes", () => {
  const release = sheet.writtenBy(() => "written");
  expect(sheet.text).toBe("written");
  release();
  expect(sheet.text).toBe("written");
});

test("an editor that goes does not take the text from the one that came", () => {
  const release = sheet.writtenBy(() => "laid out");
  sheet.writtenBy(() => "plain");
  release();
  expect(sheet.text).toBe("plain");
});

test("what is read anew from the vault is not written over by the editor that goes", async () => {
  const release = sheet.writtenBy(() => "mine");
  await sheet.open("e1");
  release();
  expect(sheet.text).toBe("theirs");
});

test("an entry in the trash is not saved", () => {
  sheet.trashedAt = "2026-03-04T12:00:00Z";
  sheet.touch();
  expect(sheet.saving.unsaved).toBe(false);
});

test("the day it was given stands beside the text, and says that it was given", () => {
  sheet.answer("given_on", "2026-03-04");
  expect(sheet.marks).toMatchObject({ given_on: "2026-03-04", status: "given" });
  expect(sheet.answers).toEqual({});
  sheet.answer("given_on", undefined);
  expect(sheet.marks.given_on).toBeUndefined();
  expect(sheet.marks.status).toBe("ready");
});

test("a day that cannot be is kept out of what is saved, and saving goes on", async () => {
  const today = dayOf(new Date());
  call.mockResolvedValue({ revision: 2 });
  sheet.answer("given_on", daysAfter(today, 1));
  sheet.mark({ given_on: daysAfter(today, 28) });
  sheet.mark({ rests_until: daysAfter(today, -1) });
  expect(sheet.marks).toEqual(marks);
  sheet.answer("response_note", "They listened.");
  await sheet.saving.now();
  expect(call.mock.lastCall?.[1]).toEqual({
    id: "e1",
    fields: { response_note: "They listened." },
    if_revision: 1,
    typing: true,
    request_id: "r",
  });

  sheet.answer("given_on", today);
  sheet.mark({ rests_until: today });
  expect(sheet.marks).toMatchObject({ given_on: today, status: "given", rests_until: today });
  sheet.answer("given_on", daysAfter(today, 1));
  expect(sheet.marks).toMatchObject({ given_on: today, status: "given" });
});
