import { afterEach, expect, test, vi } from "vitest";

const { ask } = vi.hoisted(() => ({ ask: vi.fn(() => Promise.resolve({})) }));
vi.mock("../api/client", () => ({ ask }));

const { copying } = await import("./copying");

afterEach(() => ask.mockClear());

test("what was cut is told apart from what was copied, for it may be nowhere else", async () => {
  const stop = copying();
  document.dispatchEvent(new Event("copy"));
  document.dispatchEvent(new Event("cut"));
  await vi.waitFor(() => expect(ask).toHaveBeenCalledTimes(2));
  expect(ask.mock.calls).toEqual([
    ["copied", { cut: false }],
    ["copied", { cut: true }],
  ]);
  stop();
  document.dispatchEvent(new Event("copy"));
  await new Promise((done) => setTimeout(done));
  expect(ask).toHaveBeenCalledTimes(2);
});
