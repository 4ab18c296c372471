import { beforeEach, expect, test, vi } from "vitest";

import { goOn, remember } from "../route/place";
import { route } from "../route/route.svelte";

const call = vi.hoisted(() => vi.fn());
vi.mock("../api/client", () => ({ call }));

const { findPlace, keepPlace, readPlace, writePlace } = await import("./place");

beforeEach(() => {
  call.mockReset();
  goOn();
  route.become({ name: "home" });
});

test("what was written is read", () => {
  const place = { view: { name: "entry", id: "a" } as const, parts: { "entry-a": { caret: 4 } } };
  expect(readPlace(writePlace(place))).toEqual(place);
});

test.each([
  ["nothing", ""],
  ["no JSON", "{view"],
  ["null", "null"],
  ["no view", "{}"],
  ["a view there is not", '{"view":{"name":"calendar"},"parts":{}}'],
  ["an entry without a name", '{"view":{"name":"entry"},"parts":{}}'],
])("%s is no place", (_name, text) => {
  expect(readPlace(text)).toBeUndefined();
});

test("too much is cut to the view, and a view that is too much to home", () => {
  const much = "ä".repeat(9000);
  expect(readPlace(writePlace({ view: { name: "trash" }, parts: { much } }))).toEqual({
    view: { name: "trash" },
    parts: {},
  });
  expect(readPlace(writePlace({ view: { name: "search", query: much }, parts: {} }))?.view).toEqual(
    { name: "home" },
  );
});

test("the writer comes back to the view, and its page to its part", async () => {
  call.mockResolvedValue({
    place: '{"view":{"name":"entry","id":"a"},"parts":{"entry-a":{"caret":4}}}',
  });
  await findPlace();
  expect(route.view).toEqual({ name: "entry", id: "a" });
  const set = vi.fn();
  remember("entry-a", () => null, set)();
  expect(set).toHaveBeenCalledExactlyOnceWith({ caret: 4 });
});

test("without a place it is home", async () => {
  call.mockResolvedValue({});
  await findPlace();
  expect(route.view).toEqual({ name: "home" });
});

test("a place is kept once, and again when it changed or was refused", async () => {
  call.mockResolvedValue({});
  route.become({ name: "timeline" });
  await keepPlace();
  await keepPlace();
  expect(call).toHaveBeenCalledTimes(1);
  route.become({ name: "trash" });
  call.mockRejectedValueOnce({ code: "no_space", message: "" });
  await keepPlace();
  await keepPlace();
  expect(call).toHaveBeenCalledTimes(3);
  expect(call).toHaveBeenLastCalledWith("place_set", {
    place: '{"view":{"name":"trash"},"parts":{}}',
  });
});
