import { beforeEach, expect, test, vi } from "vitest";

import type { Preview, Shared } from "../api/client";
import type { Choice } from "./choice";
import { Draft } from "./draft.svelte";

const core = vi.hoisted(() => ({ call: vi.fn(), ask: vi.fn() }));

vi.mock("../api/client", () => ({
  call: core.call,
  ask: core.ask,
  asApiError: (thrown: unknown) => thrown,
}));

const entry = (id: string): Choice => ({
  id,
  kind: "talk",
  title: id,
  entry_date: `2026-03-0${id}`,
});
const preview = (words: number): Preview => ({ pieces: [], words, warnings: [] });

beforeEach(() => {
  core.call.mockReset();
  core.ask.mockReset();
});

test("entries come in the order of the document, and what is gone is left out", async () => {
  core.call.mockImplementation((name: string, { id }: { id: string }) => {
    if (name === "share_preview") return Promise.resolve(preview(3));
    if (id === "3") return Promise.reject({ code: "not_found", message: "gone" });
    const trashed = id === "4" ? { trashed_at: "2026-03-09T00:00:00Z" } : {};
    return Promise.resolve({ ...entry(id), ...trashed });
  });
  const draft = new Draft();
  await draft.take(["2", "3", "1", "4"]);
  expect(draft.ids).toEqual(["1", "2"]);
  expect(core.call).toHaveBeenLastCalledWith("share_preview", { entry: ["1", "2"], format: "pdf" });
  expect(draft.preview?.words).toBe(3);
  await draft.leaveOut("1");
  await draft.leaveOut("2");
  expect(draft.preview).toBeUndefined();
  expect(draft.refusal).toBeUndefined();
});

test("only the preview of what is chosen last is shown", async () => {
  const answers: ((preview: Preview) => void)[] = [];
  core.call.mockImplementation(() => new Promise((answer) => answers.push(answer)));
  const draft = new Draft();
  const first = draft.set([entry("1")]);
  const second = draft.set([entry("1"), entry("2")]);
  answers[1]?.(preview(20));
  await second;
  answers[0]?.(preview(10));
  await first;
  expect(draft.preview?.words).toBe(20);
});

test("a file without a password is asked for in so many words, and only for Markdown", async () => {
  core.call.mockResolvedValue(preview(1));
  core.ask.mockResolvedValue({ file: "notes" } as Shared);
  const draft = new Draft();
  await draft.set([entry("1")]);
  await draft.save();
  expect(core.ask).toHaveBeenLastCalledWith("share_to_file", { entry: ["1"], format: "pdf" });
  await draft.go("markdown");
  expect(draft.made).toBeUndefined();
  await draft.save();
  expect(core.ask).toHaveBeenLastCalledWith("share_to_file", {
    entry: ["1"],
    format: "markdown",
    unprotected: true,
  });
  expect(draft.made?.file).toBe("notes");
});

test("a cancelled choice of a place leaves everything as it was", async () => {
  core.call.mockResolvedValue(preview(1));
  core.ask.mockResolvedValue(null);
  const draft = new Draft();
  await draft.set([entry("1")]);
  await draft.save();
  expect(draft.made).toBeUndefined();
  expect(draft.working).toBeUndefined();
  expect(draft.refusal).toBeUndefined();
});

test("it is stopped by the number of its job", async () => {
  let end: (made: Shared | null) => void = () => undefined;
  core.ask.mockImplementation((name: string) =>
    name === "share_to_file" ? new Promise((done) => (end = done)) : Promise.resolve({}),
  );
  const draft = new Draft();
  const saving = draft.save();
  await draft.stop();
  expect(core.ask).toHaveBeenCalledTimes(1);
  draft.at({ job: 4, command: "vault_verify", step: "checking", done: 0 });
  expect(draft.working).toEqual({});
  draft.at({ job: 7, command: "share", step: "setting_pages", done: 0 });
  await draft.stop();
  expect(core.ask).toHaveBeenLastCalledWith("job_stop", { job: 7 });
  end(null);
  await saving;
});
