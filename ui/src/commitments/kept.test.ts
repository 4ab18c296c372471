import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Commitment, CommitmentShown } from "../api/client";
import { t } from "../kit/words";
import { notices } from "../notice/notices.svelte";
import CommitmentPage from "./CommitmentPage.svelte";

const { call, told } = vi.hoisted(() => ({
  call: vi.fn(),
  told: new Map<string, Set<() => void>>(),
}));
vi.mock("../api/client", () => ({
  call,
  listen: (event: string, listener: () => void) => {
    const all = told.get(event) ?? new Set();
    told.set(event, all.add(listener));
    return () => all.delete(listener);
  },
  requestId: () => "r",
  asApiError: (thrown: unknown) => thrown,
}));

const promise: Commitment = {
  id: "c1",
  kind: "promise",
  text: "Ring",
  when_cue: "",
  then_i_will: "",
  why: "",
  standing: "mine_alone",
  cadence: "once",
  starts: "2026-03-01",
  status: "active",
  fields: {},
  resurface: true,
  removed: false,
};

let shown: CommitmentShown;
/** Lets the answer to what was noted come. */
let answer: () => void;
beforeEach(() => {
  shown = {
    commitment: promise,
    due: true,
    review_due: false,
    reminds: true,
    notices: [],
    events: [],
    over_time: { dots: [], kept: 0, partly: 0, of: 0, obstacles: [], reviews_held: [] },
  };
  call.mockReset();
  call.mockImplementation((name: string) => {
    if (name === "commitment_show") return Promise.resolve(shown);
    if (name !== "event_add") return Promise.resolve([]);
    return new Promise((done) => {
      answer = () => {
        shown = { ...shown, due: false, commitment: { ...promise, status: "done" } };
        done({ id: "e1" });
      };
    });
  });
});
afterEach(() => {
  cleanup();
  notices.dismiss();
});

const button = (name: string) => screen.findByRole("button", { name });
const title = () => screen.getByRole("heading", { level: 1 });
const noted = () => call.mock.calls.filter(([name]) => name === "event_add");

test("what is done by being kept gives the focus to the title", async () => {
  render(CommitmentPage, { id: "c1" });
  const kept = await button(t("commitments-kept"));
  kept.focus();
  await fireEvent.click(kept);
  answer();
  await vi.waitFor(() => expect(kept.isConnected).toBe(false));
  await vi.waitFor(() => expect(document.activeElement).toBe(title()));
});

test("pressed twice, it is noted once, and can be taken back", async () => {
  render(CommitmentPage, { id: "c1" });
  const kept = await button(t("commitments-kept"));
  await fireEvent.click(kept);
  await fireEvent.click(kept);
  answer();
  await vi.waitFor(() => expect(notices.present?.undo).toEqual({ what: "noted", id: "e1" }));
  expect(noted()).toHaveLength(1);
});

test("the focus stays where the writer went meanwhile", async () => {
  render(CommitmentPage, { id: "c1" });
  const kept = await button(t("commitments-kept"));
  const more = await button(t("commitments-more"));
  await fireEvent.click(kept);
  more.focus();
  answer();
  await vi.waitFor(() => expect(kept.isConnected).toBe(false));
  expect(document.activeElement).toBe(more);
});

test("once a dialog over it is gone, the focus goes to the title too", async () => {
  render(CommitmentPage, { id: "c1" });
  const another = await button(t("commitments-another-day"));
  another.focus();
  await fireEvent.click(another);
  const first = await screen.findByRole("dialog");
  expect(first.contains(document.activeElement)).toBe(true);
  shown = { ...shown, commitment: { ...promise, status: "done" } };
  for (const listener of told.get("commitments-changed") ?? []) listener();
  await vi.waitFor(() => expect(another.isConnected).toBe(false));
  await fireEvent.click(await button(t("kit-dialog-close")));
  await vi.waitFor(() => expect(document.activeElement).toBe(title()));
});
