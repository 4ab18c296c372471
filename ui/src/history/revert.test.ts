import { expect, test, vi } from "vitest";

const { call } = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock("../api/client", () => ({ call, requestId: () => "r" }));

const { revert } = await import("./revert");

test("answers and what else an entry said then come back, and later ones go", async () => {
  call.mockImplementation((name: string) => {
    const then = { title: "", kind: "talk", tags: [], body: "b", entry_date: "2026-03-04" };
    switch (name) {
      case "entry_show":
        return Promise.resolve({ ...then, fields: { saw: "now", need: "rest" } });
      case "entry_history":
        return Promise.resolve([{ ...then, status: "draft", fields: { saw: "then" } }]);
      default:
        return Promise.resolve({ revision: 4 });
    }
  });
  expect(await revert("e1", 1, 3)).toBe(4);
  expect(call).toHaveBeenLastCalledWith("entry_edit", {
    id: "e1",
    title: "",
    kind: "talk",
    tag: [],
    body: "b",
    status: "draft",
    lens: null,
    given_on: null,
    feel_before: null,
    feel_after: null,
    fields: { saw: "then", need: null },
    if_revision: 3,
    request_id: "r",
  });
});
