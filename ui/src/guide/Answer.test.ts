import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, expect, test, vi } from "vitest";

import { t } from "../kit/words";
import Answer from "./Answer.svelte";
import type { Step } from "./guide";

afterEach(cleanup);

function show(step: Step) {
  const onanswer = vi.fn();
  const records = { people: [], matters: [], values: [] };
  const rest = { answer: undefined, describedby: undefined, onenter: vi.fn() };
  render(Answer, { step, records, today: "2026-03-04", onanswer, ...rest });
  return onanswer;
}
const choices = () => screen.getAllByRole("button").map(({ textContent }) => textContent.trim());

test("a day to come can be taken for a look at it again", () => {
  show({ id: "r", ask: "guide-boundary-review-on", field: "review_on", input: "day" });
  expect(choices()).toEqual([t("kit-today"), t("kit-tomorrow"), t("guide-in-four-weeks")]);
  const label = t("guide-boundary-review-on");
  const field = screen.getByLabelText<HTMLInputElement>(label, { selector: "input" });
  expect(field.min).toBe("2026-03-04");
});

test("something was given today, or on a day before", async () => {
  const ask = "guide-apology-given-on";
  const onanswer = show({ id: "given_on", ask, field: "given_on", input: "day" });
  expect(choices()).toEqual([t("kit-today")]);
  const field = screen.getByLabelText<HTMLInputElement>(t(ask), { selector: "input" });
  expect(field.max).toBe("2026-03-04");
  await fireEvent.click(screen.getByRole("button", { name: t("kit-today") }));
  expect(onanswer).toHaveBeenCalledExactlyOnceWith("2026-03-04");
});
