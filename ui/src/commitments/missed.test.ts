import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Commitment, Outcome } from "../api/client";
import { t } from "../kit/words";
import { route } from "../route/route.svelte";
import EventDialog from "./EventDialog.svelte";

const { call } = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock("../api/client", () => ({
  call,
  requestId: () => "r",
  asApiError: (thrown: unknown) => thrown,
}));

beforeEach(() => {
  call.mockReset();
  call.mockResolvedValue({ id: "e1" });
});
afterEach(() => {
  cleanup();
  route.become({ name: "home" });
});

const commitment: Commitment = {
  id: "c1",
  kind: "promise",
  text: "Ring",
  person: "p1",
  when_cue: "",
  then_i_will: "",
  why: "",
  standing: "mine_alone",
  cadence: "daily",
  starts: "2026-03-01",
  status: "active",
  fields: {},
  resurface: true,
  removed: false,
};

function show(outcome: Outcome) {
  const event = {
    id: "e1",
    commitment: "c1",
    on_day: "2026-03-04",
    outcome,
    note: "",
    obstacle: "No battery",
    learned: "",
    next: "",
    starred: false,
    removed: false,
  };
  render(EventDialog, { open: true, commitment, event, today: "2026-03-04" });
}

test("what was missed is kept first, and then written about to them", async () => {
  show("missed");
  await fireEvent.click(await screen.findByRole("button", { name: t("kind-apology") }));
  await vi.waitFor(() =>
    expect(route.view).toEqual({ name: "new", kind: "apology", person: "p1" }),
  );
  expect(call).toHaveBeenCalledExactlyOnceWith(
    "event_edit",
    expect.objectContaining({ id: "e1", outcome: "missed", obstacle: "No battery" }),
  );
});

test("what could not be kept keeps the writer here", async () => {
  call.mockRejectedValue({ code: "invalid", message: "not that day", field: "on_day" });
  show("missed");
  await fireEvent.click(await screen.findByRole("button", { name: t("kind-talk") }));
  await screen.findByText(t("commitments-day-amiss"));
  expect(route.view).toEqual({ name: "home" });
});

test("whether to tell them is asked of what was missed alone", async () => {
  show("kept");
  await screen.findByText(t("commitments-learned"));
  expect(screen.queryByText(t("guide-missed-tell"))).toBeNull();
});
