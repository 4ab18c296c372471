import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, describe, expect, test, vi } from "vitest";

import { t } from "../kit/words";
import { added, FEELINGS, feelingsIn, turned } from "./feelings";
import Feelings from "./Feelings.svelte";

afterEach(cleanup);

test("about forty words in six groups, none of them twice, and each with words", () => {
  const keys = FEELINGS.flatMap(({ words }): readonly string[] => words);
  expect(FEELINGS).toHaveLength(6);
  expect(new Set(keys.map((key) => t(key))).size).toBe(keys.length);
  expect(keys.length).toBeGreaterThan(35);
  expect(keys.length).toBeLessThan(46);
  expect(keys.filter((key) => t(key) === key)).toEqual([]);
});

test("what somebody did is not offered as a feeling", () => {
  const words = FEELINGS.flatMap(({ words }) => words.map((key) => t(key)));
  const deeds = ["betrayed", "abandoned", "ignored", "attacked", "used", "rejected", "cheated"];
  expect(words.filter((word) => deeds.includes(word))).toEqual([]);
});

test.each([
  ["a list", ["sad", " tired "], ["sad", "tired"]],
  ["a line from elsewhere", "sad, tired,", ["sad", "tired"]],
  ["nothing", undefined, []],
  ["what is no words", [1, null, "sad"], ["sad"]],
])("kept words are read: %s", (_name, answer, words) => {
  expect(feelingsIn(answer)).toEqual(words);
});

test.each([
  ["taken", ["sad"], "tired", ["sad", "tired"]],
  ["left again", ["sad", "tired"], "sad", ["tired"]],
  ["left however it was written", ["Sad"], "sad", []],
])("a word is %s", (_name, words, word, after) => {
  expect(turned(words, word)).toEqual(after);
});

test.each([
  ["one", "wrung out", ["sad", "wrung out"]],
  ["several", "wrung out, small", ["sad", "wrung out", "small"]],
  ["one there is already", "SAD", ["sad"]],
  ["one that is offered, as it is offered", "Tired", ["sad", "tired"]],
  ["nothing", " , ", ["sad"]],
  ["judgements too: they are the writer's", "betrayed", ["sad", "betrayed"]],
])("own words are added: %s", (_name, typed, after) => {
  expect(added(["sad"], typed, ["sad", "tired"])).toEqual(after);
});

describe("the picker", () => {
  const show = (value: readonly string[]) => {
    const onfeel = vi.fn();
    render(Feelings, { label: "What did you feel?", value, onfeel });
    return onfeel;
  };

  test("what was chosen is ticked, own words among them", () => {
    show(["Tired", "wrung out"]);
    expect(screen.getByRole("group", { name: "What did you feel?" })).toBeTruthy();
    const ticked = screen.getAllByRole("checkbox", { checked: true });
    expect(ticked.map((box) => box.parentElement?.textContent.trim())).toEqual([
      "tired",
      "wrung out",
    ]);
    expect(screen.getByRole("group", { name: "Your own words" })).toBeTruthy();
  });

  test("a word that is turned is told as text", async () => {
    const onfeel = show(["wrung out"]);
    await fireEvent.click(screen.getByRole("checkbox", { name: "lonely" }));
    expect(onfeel).toHaveBeenCalledExactlyOnceWith(["wrung out", "lonely"]);
  });

  test("Enter adds an own word, once, and empties the line", async () => {
    const onfeel = show([]);
    const line = screen.getByRole<HTMLInputElement>("textbox");
    await fireEvent.input(line, { target: { value: "wrung out" } });
    await fireEvent.keyDown(line, { key: "Enter" });
    expect(onfeel).toHaveBeenCalledExactlyOnceWith(["wrung out"]);
    expect(line.value).toBe("");
    await fireEvent.keyDown(line, { key: "Enter" });
    expect(onfeel).toHaveBeenCalledOnce();
  });

  test("an own word that was taken back can be taken again", async () => {
    const onfeel = vi.fn();
    const props = { label: "What did you feel?", onfeel };
    const { rerender } = render(Feelings, { ...props, value: ["wrung out"] });
    await fireEvent.click(screen.getByRole("checkbox", { name: "wrung out" }));
    expect(onfeel).toHaveBeenLastCalledWith([]);
    await rerender({ ...props, value: [] });
    await fireEvent.click(screen.getByRole("checkbox", { name: "wrung out", checked: false }));
    expect(onfeel).toHaveBeenLastCalledWith(["wrung out"]);
  });
});
