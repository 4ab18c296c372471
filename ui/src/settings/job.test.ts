import { beforeEach, expect, test, vi } from "vitest";

import type { JobProgress } from "../api/client";

const { ask, listen } = vi.hoisted(() => ({ ask: vi.fn(), listen: vi.fn() }));
vi.mock("../api/client", () => ({ ask, listen, asApiError: (thrown: unknown) => thrown }));

const { Job } = await import("./job.svelte");

let tell: (progress: JobProgress) => void;
const deaf = vi.fn();

beforeEach(() => {
  ask.mockReset().mockResolvedValue({});
  deaf.mockReset();
  listen.mockReset().mockImplementation((_event, told) => {
    tell = told;
    return deaf;
  });
});

const progress = (more: Partial<JobProgress>): JobProgress => ({
  job: 7,
  command: "vault_verify",
  step: "checking",
  done: 2,
  total: 9,
  ...more,
});

test("progress of its own command is shown, that of others is not", async () => {
  const job = new Job<string>("vault_verify");
  await job.run(async () => {
    tell(progress({ command: "import", done: 99 }));
    expect(job.step).toBeUndefined();
    tell(progress({}));
    expect([job.running, job.step, job.done, job.total]).toEqual([true, "checking", 2, 9]);
    return "whole";
  });
  expect([job.running, job.answer]).toEqual([false, "whole"]);
  expect(deaf).toHaveBeenCalledOnce();
});

test("it is stopped by the number it told, and by none before that", async () => {
  const job = new Job<string>("vault_verify");
  await job.run(async () => {
    await job.stop();
    expect(ask).not.toHaveBeenCalled();
    tell(progress({}));
    await job.stop();
    return null;
  });
  expect(ask).toHaveBeenCalledExactlyOnceWith("job_stop", { job: 7 });
});

test("a refusal is kept until the next run, and a closed dialog leaves nothing", async () => {
  const job = new Job<string>("vault_verify");
  await job.run(() => Promise.reject({ code: "cancelled", message: "" }));
  expect([job.running, job.refused?.code]).toEqual([false, "cancelled"]);
  await job.run(() => Promise.resolve(null));
  expect([job.answer, job.refused]).toEqual([undefined, undefined]);
});

test("what runs is not begun again", async () => {
  const job = new Job<string>("vault_verify");
  const work = vi.fn();
  await job.run(async () => {
    await job.run(work);
    return "whole";
  });
  expect(work).not.toHaveBeenCalled();
});
