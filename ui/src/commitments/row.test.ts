import { cleanup, render, screen } from "@testing-library/svelte";
import { afterEach, expect, test, vi } from "vitest";

import type { CommitmentStatus } from "../api/client";
import { day } from "../kit/dates";
import { t } from "../kit/words";
import CommitmentRow from "./CommitmentRow.svelte";
import { cadenceName, commitmentName, commitmentStatusName } from "./words";

vi.mock("../api/client", () => ({ call: vi.fn(), listen: () => () => undefined }));
afterEach(cleanup);

const until = t("commitments-until", { date: day("2026-04-01") });

test.each<[CommitmentStatus, string[]]>([
  ["active", [until]],
  ["paused", [commitmentStatusName("paused"), until]],
  ["done", [commitmentStatusName("done")]],
  ["let_go", [commitmentStatusName("let_go")]],
])("how it stands is told of what is %s", (status, told) => {
  const commitment = {
    id: "c1",
    kind: "promise",
    text: "Ring",
    when_cue: "",
    then_i_will: "",
    why: "",
    standing: "mine_alone",
    cadence: "once",
    starts: "2026-03-01",
    review_on: "2026-04-01",
    status,
    fields: {},
    resurface: true,
    removed: false,
  } as const;
  render(CommitmentRow, {
    line: { commitment, due: false, review_due: false, reminds: status === "active" },
  });
  const words = screen.getByRole("button").textContent.replace(/\s+/g, " ").trim();
  const facts = [commitmentName("promise"), cadenceName("once"), ...told].join(" · ");
  expect(words).toBe(`${facts} Ring`);
});
