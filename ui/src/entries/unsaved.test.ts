import { beforeEach, expect, test, vi } from "vitest";

import { sheetOf, showing } from "./sheets";
import { handOver, takeBack } from "./unsaved";

const { ask, call } = vi.hoisted(() => ({ ask: vi.fn(), call: vi.fn() }));
vi.mock("../api/client", () => ({ ask, call, requestId: () => crypto.randomUUID() }));

/** What the host keeps. */
let kept: string | null = null;
const full = { code: "no_space", message: "" };

beforeEach(() => {
  kept = null;
  ask.mockReset().mockImplementation((name: string, request: { unsaved?: string | null }) => {
    if (name === "unsaved_set") kept = request.unsaved ?? null;
    return Promise.resolve({ unsaved: kept });
  });
  call.mockReset();
});

test("what cannot be saved is handed over, is there on the page after, and then is let go", async () => {
  call.mockRejectedValue(full);
  const sheet = sheetOf({ name: "new" });
  const hide = showing(sheet);
  sheet.title = "kept";
  sheet.touch();
  await sheet.saving.now();
  await handOver();
  expect(kept).toContain("kept");
  hide();
  sheet.saving.stop();

  // A page of its own would begin with nothing.
  vi.resetModules();
  const after = await import("./unsaved");
  const sheets = await import("./sheets");
  expect(await after.takeBack()).toEqual({ name: "new" });
  const again = sheets.sheetOf({ name: "new" });
  expect(again).not.toBe(sheet);
  expect(again.title).toBe("kept");
  call.mockImplementation((name: string) =>
    Promise.resolve(name === "entry_add" ? { id: "e1" } : { entry_date: "2026-03-04" }),
  );
  await again.saving.now();
  expect(again.saving.unsaved).toBe(false);
  await after.handOver();
  expect(kept).toBeNull();
});

test("nothing is asked of the host when nothing is unsaved", async () => {
  vi.resetModules();
  const { handOver } = await import("./unsaved");
  await handOver();
  expect(ask).not.toHaveBeenCalled();
});

test("where nothing was kept nothing is taken up", async () => {
  expect(await takeBack()).toBeUndefined();
  expect(call).not.toHaveBeenCalled();
});
