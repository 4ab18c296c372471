import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { typedAhead } from "./typedAhead";

/** What reached the page. */
let reached: string[];
const listen = (event: KeyboardEvent) => reached.push(event.key);

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ["requestAnimationFrame", "cancelAnimationFrame", "performance"],
  });
  reached = [];
  const heading = document.createElement("h1");
  heading.tabIndex = -1;
  document.body.replaceChildren(heading, document.createElement("input"));
  document.addEventListener("keydown", listen);
});

afterEach(() => {
  document.removeEventListener("keydown", listen);
  vi.useRealTimers();
});

const press = (key: string) =>
  (document.activeElement ?? document).dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
  );
const focus = (selector: string) => document.querySelector<HTMLElement>(selector)?.focus();

test("a page that is looked at has the keys as soon as it has the focus", async () => {
  await typedAhead(Promise.resolve(), false);
  press("Tab");
  expect(reached).toEqual([]);
  focus("h1");
  vi.advanceTimersToNextFrame();
  press("Tab");
  expect(reached).toEqual(["Tab"]);
});

test("a page for writing has them when its caret is there, with what was typed meanwhile", async () => {
  const typed: unknown[] = [];
  document.execCommand = (...command: unknown[]) => typed.push(command) > 0;
  let done = () => {};
  const read = new Promise<void>((resolve) => (done = resolve));
  const ahead = typedAhead(read, true);
  press("a");
  done();
  await ahead;
  focus("h1");
  vi.advanceTimersToNextFrame();
  press("b");
  expect(reached).toEqual([]);
  focus("input");
  vi.advanceTimersToNextFrame();
  press("c");
  expect(reached).toEqual(["c"]);
  expect(typed).toEqual([["insertText", false, "ab"]]);
});

test("nobody waits for ever for a page that takes no focus", async () => {
  await typedAhead(Promise.resolve(), true);
  vi.advanceTimersByTime(900);
  press("a");
  vi.advanceTimersByTime(200);
  press("b");
  expect(reached).toEqual(["b"]);
});

test("a page that cannot be read leaves the keys to the page before it", async () => {
  await expect(typedAhead(Promise.reject(new Error("gone")), true)).rejects.toThrow("gone");
  press("a");
  expect(reached).toEqual(["a"]);
});
