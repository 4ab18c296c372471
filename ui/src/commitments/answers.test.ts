import { beforeEach, expect, test, vi } from "vitest";

import { couldBe, heldAs, keptAs, textOf } from "./answers";

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

test.each([
  ["a day that is gone", "boundary", "2026-03-03", false],
  ["the first day", "boundary", "2026-03-04", true],
  ["none, for a boundary", "boundary", undefined, true],
  ["none, for openness, which is for a time", "openness", undefined, false],
] as const)("to look at it again: %s", (_name, kind, answer, could) => {
  expect(couldBe("review_on", answer, { kind, from: "2026-03-04" })).toBe(could);
  expect(couldBe("hope", answer, { kind, from: "2026-03-04" })).toBe(true);
});

test("what stands for the text ends with a whole character", () => {
  const begun = "I will ring ".padEnd(119, ".");
  expect(textOf({ hope: `${begun}🌊 and more` })).toBe(`${begun}🌊`);
});
