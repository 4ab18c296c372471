import { render, screen } from "@testing-library/svelte";
import { expect, test } from "vitest";

import type { Commitment, CommitmentEvent } from "../api/client";
import Events from "./Events.svelte";

const event: CommitmentEvent = {
  id: "e1",
  commitment: "c1",
  on_day: "2026-03-04",
  outcome: "missed",
  note: "I was tired",
  obstacle: "I was tired",
  learned: "",
  next: "Sleep",
  starred: false,
  removed: false,
};
const commitment: Commitment = {
  id: "c1",
  kind: "promise",
  text: "Ring",
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

test("the same words in two places are shown in both", () => {
  render(Events, { props: { events: [event], commitment, onedit: () => undefined } });
  expect(screen.getAllByText("I was tired")).toHaveLength(2);
  expect(screen.getByText("Sleep")).toBeDefined();
});
