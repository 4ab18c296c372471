import { afterEach, expect, test, vi } from "vitest";

import { goOn, present, putBack, remember } from "./place";

let stops: (() => void)[] = [];
const part = (name: string, get: () => unknown = () => null) => {
  const set = vi.fn();
  stops.push(remember(name, get, set));
  return set;
};

afterEach(() => {
  for (const stop of stops) stop();
  stops = [];
  goOn();
});

test("the parts that are here are read", () => {
  part("caret", () => 12);
  part("scroll", () => ({ top: 3 }));
  expect(present()).toEqual({ caret: 12, scroll: { top: 3 } });
});

test("a part that is gone is not read", () => {
  const stop = remember("caret", () => 1, vi.fn());
  stop();
  expect(present()).toEqual({});
});

test("a page that comes later takes its part at once, and only once", () => {
  putBack({ "entry-a": 7 });
  expect(part("entry-a")).toHaveBeenCalledExactlyOnceWith(7);
  expect(part("entry-a")).not.toHaveBeenCalled();
});

test("a page that is here already takes its part", () => {
  const set = part("entry-a");
  putBack({ "entry-a": 7, "entry-b": 8 });
  expect(set).toHaveBeenCalledExactlyOnceWith(7);
});

test("nothing is put back once the writer has gone on", () => {
  putBack({ "entry-a": 7 });
  goOn();
  expect(part("entry-a")).not.toHaveBeenCalled();
});

test("the part of another entry is left alone", () => {
  putBack({ "entry-a": 7 });
  expect(part("entry-b")).not.toHaveBeenCalled();
});

test("a page that comes while the one before it is still going keeps its part", () => {
  const stopFirst = remember("caret", () => 1, vi.fn());
  part("caret", () => 2);
  stopFirst();
  expect(present()).toEqual({ caret: 2 });
});
