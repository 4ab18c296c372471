import { beforeEach, expect, test, vi } from "vitest";

import { route } from "../route/route.svelte";
import { sheetOf, showing } from "./sheets";

const { call } = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock("../api/client", () => ({ call, requestId: () => crypto.randomUUID() }));

let entries = 0;

beforeEach(() => {
  vi.useRealTimers();
  call.mockReset();
  call.mockImplementation((name: string) => {
    if (name === "entry_add") return Promise.resolve({ id: `e${String((entries += 1))}` });
    return Promise.reject({ code: "not_found", message: "" } as unknown as Error);
  });
});

async function written(view: Parameters<typeof sheetOf>[0], words: string) {
  const sheet = sheetOf(view);
  const hide = showing(sheet);
  sheet.title = words;
  sheet.touch();
  await sheet.saving.now();
  return { sheet, hide };
}

test("a new entry keeps its sheet when it gets its name", async () => {
  const { sheet, hide } = await written({ name: "new" }, "one");
  expect(route.view).toEqual({ name: "entry", id: sheet.id });
  expect(sheetOf(route.view as { name: "entry"; id: string })).toBe(sheet);
  hide();
});

test("something new is new each time, though it is asked for by the same view", async () => {
  const view = { name: "new" } as const;
  const { sheet, hide } = await written(view, "one");
  expect(sheetOf(view)).not.toBe(sheet);
  hide();
});

test("words that are not saved are there when the writer comes back", async () => {
  call.mockRejectedValue({ code: "no_space", message: "", retry: true });
  const { sheet, hide } = await written({ name: "new" }, "kept");
  hide();
  const again = sheetOf({ name: "new" });
  expect(again).toBe(sheet);
  expect(again.title).toBe("kept");
  sheet.saving.stop();
});
