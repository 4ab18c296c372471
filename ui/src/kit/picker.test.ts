import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";

import { fitting, rowAfter, rowsFor } from "./picker";
import Picker from "./Picker.svelte";
import { t } from "./words";

const people = [
  { id: "1", label: "Jo" },
  { id: "2", label: "Aunt José", detail: "relative" },
  { id: "3", label: "Marjorie" },
  { id: "4", label: "أمّي" },
];
const ids = (typed: string) => fitting(people, typed).map(({ id }) => id);

test.each([
  ["nothing typed: all, in their order", " ", ["1", "2", "3", "4"]],
  ["from the beginning first, then of a word, then within", "jo", ["1", "2", "3"]],
  ["without accents and capitals", "JOSE", ["2"]],
  ["another script", "أم", ["4"]],
  ["nobody", "zz", []],
])("what fits: %s", (_name, typed, found) => {
  expect(ids(typed)).toEqual(found);
});

test.each([
  ["none first, new last", "", true, true, ["none", "one", "one", "one", "one", "new"]],
  ["none only while nothing is typed", "aunt", true, true, ["one", "new"]],
  ["nothing new of a name there is", "jo ", true, true, ["one", "one", "one"]],
  ["only what can be done", "zz", false, false, []],
])("the rows: %s", (_name, typed, none, can, what) => {
  expect(rowsFor(people, typed, { none, new: can }).map((row) => row.what)).toEqual(what);
});

test.each([
  ["down into it", "ArrowDown", undefined, 3, 0],
  ["up into it", "ArrowUp", undefined, 3, 2],
  ["round at the foot", "ArrowDown", 2, 3, 0],
  ["round at the head", "ArrowUp", 0, 3, 2],
  ["nowhere in nothing", "ArrowDown", undefined, 0, undefined],
])("keys: %s", (_name, key, at, count, to) => {
  expect(rowAfter(key, at, count)).toBe(to);
});

describe("the field", () => {
  const told = { onpick: vi.fn(), onnone: vi.fn(), onnew: vi.fn() };
  const field = () => screen.getByRole<HTMLInputElement>("combobox", { name: "Who?" });
  const press = (key: string) => fireEvent.keyDown(field(), { key });
  const type = (value: string) => fireEvent.input(field(), { target: { value } });
  const marked = () =>
    document
      .getElementById(field().getAttribute("aria-activedescendant") ?? "")
      ?.textContent.trim();
  const isOpen = () => field().getAttribute("aria-expanded") === "true";

  // A page without a screen does not scroll.
  beforeAll(() => {
    Element.prototype.scrollIntoView = () => undefined;
  });
  beforeEach(() => {
    for (const one of Object.values(told)) one.mockReset();
    render(Picker, { label: "Who?", value: "3", options: people, ...told });
  });
  afterEach(cleanup);

  test("it shows whom it is about, and is closed", () => {
    expect(field().value).toBe("Marjorie");
    expect(isOpen()).toBe(false);
    expect(screen.queryAllByRole("option")).toEqual([]);
  });

  test("a key opens it with everybody, and marks without taking", async () => {
    await press("ArrowDown");
    expect(isOpen()).toBe(true);
    expect(marked()).toBe("None");
    await press("ArrowDown");
    expect(marked()).toBe("Jo");
    await fireEvent.blur(field());
    expect(isOpen()).toBe(false);
    expect(field().value).toBe("Marjorie");
    for (const one of Object.values(told)) expect(one).not.toHaveBeenCalled();
  });

  test("Enter takes the marked one", async () => {
    await type("jos");
    await press("ArrowDown");
    await press("Enter");
    expect(told.onpick).toHaveBeenCalledExactlyOnceWith("2");
    expect(isOpen()).toBe(false);
  });

  test("Enter takes the only one that fits, and none of several", async () => {
    await type("jo");
    await press("Enter");
    expect(told.onpick).not.toHaveBeenCalled();
    await type("jos");
    await press("Enter");
    expect(told.onpick).toHaveBeenCalledExactlyOnceWith("2");
  });

  test("none is an answer", async () => {
    await press("ArrowDown");
    await press("Enter");
    expect(told.onnone).toHaveBeenCalledOnce();
    expect(told.onpick).not.toHaveBeenCalled();
  });

  test("a new name is made only when its row is taken", async () => {
    await type(" Ana ");
    await press("Enter");
    expect(told.onnew).not.toHaveBeenCalled();
    await press("ArrowDown");
    await press("Enter");
    expect(told.onnew).toHaveBeenCalledExactlyOnceWith("Ana");
  });

  test("Escape closes it, keeps what was, and goes no further", async () => {
    const further = vi.fn();
    document.addEventListener("keydown", further);
    await type("jo");
    await press("Escape");
    expect(isOpen()).toBe(false);
    expect(field().value).toBe("Marjorie");
    expect(further).not.toHaveBeenCalled();
    document.removeEventListener("keydown", further);
  });

  test("a press on one takes it", async () => {
    await fireEvent.click(field());
    await fireEvent.click(screen.getByRole("option", { name: /José/ }));
    expect(told.onpick).toHaveBeenCalledExactlyOnceWith("2");
  });

  test("how many fit is said", async () => {
    await type("jo");
    expect(screen.getByRole("status").textContent).toContain("3");
    await type("zz");
    expect(screen.getByRole("status").textContent).toContain("Nothing found");
  });
});

describe("the field, where what fits is sought for", () => {
  const field = () => screen.getByRole<HTMLInputElement>("combobox", { name: "What?" });
  const press = (key: string) => fireEvent.keyDown(field(), { key });
  const type = (value: string) => fireEvent.input(field(), { target: { value } });
  const rows = () => screen.queryAllByRole("option").map((row) => row.textContent.trim());
  const onpick = vi.fn();
  let answers: {
    words: string;
    give: (labels: string[]) => void;
    refuse: (why: unknown) => void;
  }[];

  beforeEach(() => {
    vi.useFakeTimers();
    onpick.mockReset();
    answers = [];
    const seek = (words: string) =>
      new Promise<{ id: string; label: string }[]>((done, refuse) => {
        const give = (labels: string[]) => done(labels.map((label) => ({ id: label, label })));
        answers.push({ words, give, refuse });
      });
    render(Picker, { label: "What?", value: undefined, options: [], seek, onpick });
  });
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
  });

  async function answer(labels: string[]) {
    await vi.advanceTimersByTimeAsync(100);
    answers.at(-1)?.give(labels);
    await vi.advanceTimersByTimeAsync(0);
  }

  test("it is asked for after a pause, and stands as it was found", async () => {
    await type("su");
    await type("sun");
    expect(rows()).toEqual([]);
    await answer(["Before Sunday", "A walk"]);
    expect(answers.map(({ words }) => words)).toEqual(["sun"]);
    expect(rows()).toEqual(["Before Sunday", "A walk"]);
    expect(screen.getByRole("status").textContent).toContain("2");
    await press("ArrowDown");
    await press("Enter");
    expect(onpick).toHaveBeenCalledExactlyOnceWith("Before Sunday");
  });

  test("Enter takes the only one that fits what is typed now, and no earlier one", async () => {
    await type("sun");
    await answer(["Before Sunday"]);
    await type("mon");
    await press("Enter");
    expect(onpick).not.toHaveBeenCalled();
    await answer(["Monday"]);
    await press("Enter");
    expect(onpick).toHaveBeenCalledExactlyOnceWith("Monday");
  });

  test("what was marked is marked no more once other rows are there", async () => {
    await type("sun");
    await answer(["Before Sunday", "Sunday"]);
    await press("ArrowDown");
    await type("sunday");
    await press("ArrowDown");
    await answer(["Sunday", "Sunday evening"]);
    expect(field().hasAttribute("aria-activedescendant")).toBe(false);
    await press("Enter");
    expect(onpick).not.toHaveBeenCalled();
  });

  test("what could not be sought for is no nothing, and is sought for again", async () => {
    await type("sun");
    await vi.advanceTimersByTimeAsync(100);
    answers.at(-1)?.refuse({ code: "no_space", message: "full", retry: true });
    await vi.advanceTimersByTimeAsync(0);
    expect(rows()).toEqual([t("errors-no-space")]);
    expect(screen.getByRole("status").textContent).toContain(t("errors-no-space"));
    await fireEvent.blur(field());
    await type("sun");
    await answer(["Before Sunday"]);
    expect(rows()).toEqual(["Before Sunday"]);
    expect(screen.getByRole("status").textContent).toContain("One found");
  });

  test("that nothing fits is said only once it is known", async () => {
    await type("zz");
    await vi.advanceTimersByTimeAsync(100);
    expect(rows()).toEqual([]);
    await answer([]);
    expect(rows()).toEqual(["Nothing found"]);
  });
});
