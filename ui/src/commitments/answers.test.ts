import { beforeEach, expect, test, vi } from "vitest";

import { heldAs, keptAs } from "./answers";

const { call } = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock("../api/client", () => ({ call, requestId: () => "r" }));

beforeEach(() => {
  call.mockReset();
  call.mockResolvedValue({ id: "c1" });
});

test.each([
  ["the first that is taken", ["v"], "v"],
  ["the last of several", ["v", "w"], "w"],
  ["none, when it is taken back", undefined, undefined],
])("a commitment serves one value: %s", (_name, answer, value) => {
  expect(heldAs("value", answer)).toBe(value);
});

test("other answers are held as they are", () => {
  expect(heldAs("hope", ["a", "b"])).toEqual(["a", "b"]);
});

test("the value is kept as the vault takes it", async () => {
  await keptAs({ kind: "together" }).make({
    text: "Walk to the harbour",
    value: heldAs("value", ["v", "w"]),
  });
  expect(call).toHaveBeenCalledExactlyOnceWith(
    "commitment_add",
    expect.objectContaining({ kind: "together", text: "Walk to the harbour", value: "w" }),
  );
});
