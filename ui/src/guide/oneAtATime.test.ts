import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import Guide from "./Guide.svelte";
import { INPUTS, type Part, type Step } from "./guide";

afterEach(cleanup);

const told = { onanswer: vi.fn(), onnew: vi.fn(), onopen: vi.fn(), ondone: vi.fn() };
beforeEach(() => {
  for (const one of Object.values(told)) one.mockReset();
});

// The words of a question are any key; one that has none is shown as it is.
const steps: Step[] = [
  {
    id: "yours",
    ask: "Is it yours?",
    field: "yours",
    input: "choice",
    options: [
      { id: "yes", label: "Yes" },
      { id: "peace", label: "To keep the peace" },
    ],
    after: { field: "yours", is: ["peace"], show: "Support is here.", open: "support" },
  },
  {
    id: "why",
    ask: "Why?",
    field: "why",
    input: "text",
    when: { field: "yours", is: ["peace"] },
  },
  {
    id: "did",
    ask: "What did you do?",
    hint: "Start with I.",
    field: "did",
    input: "text",
    note: "Nobody reads this.",
  },
  { id: "ask", ask: "What to ask?", field: "ask", input: "line" },
  { id: "heard", ask: "Were they heard?", field: "heard", input: "line", part: "after" },
];
const records = { people: [], matters: [], values: [] };

/** The guide as a page has it: it keeps what it is told. */
function show(answers: Record<string, unknown> = {}, at?: string, part: Part = "before") {
  const kept = { ...answers };
  const props = { guide: { id: "g", steps }, records, today: "2026-03-04", part, ...told };
  const page = render(Guide, { ...props, answers: { ...kept }, at });
  told.onanswer.mockImplementation((field: string, answer: unknown) => {
    kept[field] = answer;
    void page.rerender({ answers: { ...kept } });
  });
  return kept;
}
const asked = () => screen.getByRole("heading", { level: 2 }).textContent;
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));
const text = () => screen.getByRole<HTMLTextAreaElement>("textbox");

test("one question at a time, and the first to begin with", () => {
  show();
  expect(asked()).toBe("Is it yours?");
  expect(screen.getAllByRole("heading", { level: 2 })).toHaveLength(1);
  expect(screen.queryByRole("button", { name: "Back" })).toBeNull();
});

test("skipping is a button of the same kind and size as going on", () => {
  show();
  const skip = screen.getByRole("button", { name: "Skip this" });
  const next = screen.getByRole("button", { name: "Next" });
  expect(skip.parentElement).toBe(next.parentElement);
  for (const button of [skip, next]) {
    expect(button.classList.contains("wide")).toBe(true);
    expect(button.hasAttribute("disabled")).toBe(false);
  }
});

test("each answer is told at once, letter by letter", async () => {
  show({}, "did");
  await fireEvent.input(text(), { target: { value: "I" } });
  expect(told.onanswer).toHaveBeenLastCalledWith("did", "I");
  await fireEvent.input(text(), { target: { value: "I l" } });
  expect(told.onanswer).toHaveBeenLastCalledWith("did", "I l");
  await fireEvent.input(text(), { target: { value: "" } });
  expect(told.onanswer).toHaveBeenLastCalledWith("did", undefined);
});

test("skipping, going back and jumping change no answer", async () => {
  const kept = show({ yours: "yes", did: "I lied." }, "did");
  await press("Skip this");
  expect(asked()).toBe("What to ask?");
  await press("Back");
  expect(text().value).toBe("I lied.");
  await press("Back");
  await press(/^What to ask/);
  expect(asked()).toBe("What to ask?");
  expect(told.onanswer).not.toHaveBeenCalled();
  expect(kept).toEqual({ yours: "yes", did: "I lied." });
});

test("the focus goes to where the next question is answered", async () => {
  show({}, "yours");
  await press("Next");
  expect(document.activeElement).toBe(text());
});

test("a question comes and goes with the answer it hangs on, and its own answer stays", async () => {
  const kept = show({ yours: "peace", why: "They shout." });
  await press("Next");
  expect(asked()).toBe("Why?");
  await press("Back");
  await fireEvent.click(screen.getByRole("radio", { name: "Yes" }));
  await press("Next");
  expect(asked()).toBe("What did you do?");
  expect(screen.queryByText("They shout.")).toBeNull();
  expect(kept.why).toBe("They shout.");
});

test("what was answered before is in sight, what comes later is not", () => {
  show({ yours: "yes", did: "I lied.", ask: "Time." }, "ask");
  const earlier = screen.getByRole("region", { name: "So far" });
  expect(earlier.textContent).toContain("I lied.");
  expect(earlier.textContent).not.toContain("Time.");
});

test("an earlier answer leads back to its question", async () => {
  show({ yours: "yes", did: "I lied." }, "ask");
  await press(/^Go back to: .*What did you do/);
  expect(asked()).toBe("What did you do?");
});

test("where the list of all questions stands above, it closes once one is gone to", async () => {
  show({}, "yours");
  const list = document.querySelector("details");
  const toggled = new Promise((done) => list?.addEventListener("toggle", done, { once: true }));
  await fireEvent.click(screen.getByText("All questions"));
  await toggled;
  expect(list?.open).toBe(true);
  await press(/^What to ask/);
  expect(list?.open).toBe(false);
});

test("all questions are listed, with the present one and those that are answered", () => {
  show({ yours: "yes" }, "did");
  const present = document.querySelectorAll("[aria-current=step]");
  expect([...present].map((one) => one.textContent.trim())).toEqual(["What did you do?"]);
  expect(screen.getAllByText(/answered/)).toHaveLength(1);
});

test("hint and note belong to the field for screen readers", () => {
  show({}, "did");
  const told = (text().getAttribute("aria-describedby") ?? "").split(" ");
  expect(told.map((id) => document.getElementById(id)?.textContent)).toEqual([
    "Start with I.",
    "Nobody reads this.",
  ]);
});

test("a line under an answer comes only with it, is said, and leads to support", async () => {
  show();
  expect(screen.queryByText("Support is here.")).toBeNull();
  await fireEvent.click(screen.getByRole("radio", { name: "To keep the peace" }));
  expect(screen.getByRole("status").textContent).toContain("Support is here.");
  await press("See your support list");
  expect(told.onopen).toHaveBeenCalledExactlyOnceWith("support");
});

test.each(["Skip this", "Done"])("the end is told, by %s too", async (name) => {
  show({}, "ask");
  await press(name);
  expect(told.ondone).toHaveBeenCalledOnce();
  expect(asked()).toBe("What to ask?");
});

test("Enter in a line goes on", async () => {
  show({}, "ask");
  await fireEvent.keyDown(text(), { key: "Enter" });
  expect(told.ondone).toHaveBeenCalledOnce();
});

test("afterwards, what was thought before is in sight and is not asked again", () => {
  show({ yours: "yes", did: "I lied." }, undefined, "after");
  expect(asked()).toBe("Were they heard?");
  expect(screen.getByRole("region", { name: "So far" }).textContent).toContain("I lied.");
  expect(screen.queryByRole("button", { name: /^Go back to/ })).toBeNull();
});

describe("every way of answering", () => {
  const one = (input: string) =>
    render(Guide, {
      guide: { id: "g", steps: [{ id: "a", ask: "Ask?", field: "a", input, options: [] }] },
      answers: {},
      records: { ...records, values: [{ id: "v", label: "Honesty" }] },
      today: "2026-03-04",
      ...told,
    });
  const unknown = "cannot show this question";

  test.each(INPUTS)("%s is shown", (input) => {
    one(input);
    expect(document.body.textContent).not.toContain(unknown);
    const fields = document.querySelectorAll(".answer :is(input, textarea, fieldset)");
    expect(fields.length > 0).toBe(input !== "none");
  });

  test("one of a newer core is told of, and can be passed", async () => {
    one("map");
    expect(document.body.textContent).toContain(unknown);
    await press("Done");
    expect(told.ondone).toHaveBeenCalledOnce();
    expect(told.onanswer).not.toHaveBeenCalled();
  });

  test("a line to read has nothing to skip", () => {
    one("none");
    expect(screen.queryByRole("button", { name: "Skip this" })).toBeNull();
  });

  test.each([
    ["person", "Ana", "person"],
    ["matter", "Sunday", "matter"],
  ])("a new %s is told with its field", async (input, name, noun) => {
    one(input);
    const field = screen.getByRole("combobox");
    await fireEvent.input(field, { target: { value: name } });
    await fireEvent.keyDown(field, { key: "ArrowDown" });
    await fireEvent.keyDown(field, { key: "Enter" });
    expect(told.onnew).toHaveBeenCalledExactlyOnceWith(noun, name, "a");
  });

  test("a day at hand is reckoned from today", async () => {
    one("day");
    await press("In 4 weeks");
    expect(told.onanswer).toHaveBeenCalledExactlyOnceWith("a", "2026-04-01");
  });

  test("values are told by their ids", async () => {
    one("values");
    await fireEvent.click(screen.getByRole("checkbox", { name: "Honesty" }));
    expect(told.onanswer).toHaveBeenCalledExactlyOnceWith("a", ["v"]);
  });
});
