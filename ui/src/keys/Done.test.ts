import { render, screen } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";

vi.mock("../api/client", () => ({
  ask: vi.fn(),
  call: vi.fn(() => Promise.resolve({})),
  listen: () => () => undefined,
  asApiError: (thrown: unknown) => thrown,
}));

const { default: Done } = await import("./Done.svelte");
const { change } = await import("./change.svelte");

test("when it is not known whether it counts, nothing is said to open, and no paper goes", () => {
  change.what = "passphrase";
  change.rekey = true;
  change.job.refused = { code: "unwritable", message: "" };
  render(Done);
  expect(screen.getByRole("alert").textContent).toMatch(/Keep both passphrases and both papers/);
  expect(document.body.textContent).not.toMatch(/can go|as it did|stays as it was/);
});
