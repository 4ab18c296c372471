import { afterEach, expect, test, vi } from "vitest";

import { route, type View } from "./route.svelte";

const home: View = { name: "home" };
const beginning: View = { name: "commitment-new", kind: "promise" };
const made: View = { name: "commitment", id: "c1" };

afterEach(() => {
  route.prepare = () => undefined;
  route.become(home);
});

test("a view that takes the place of another is ready before it is shown", async () => {
  await route.go(beginning);
  let ready: () => void = () => undefined;
  const prepared: View[] = [];
  route.prepare = (view) => {
    prepared.push(view);
    return new Promise((done) => (ready = done));
  };
  const replaced = route.replace(made);
  await vi.waitFor(() => expect(prepared).toEqual([made]));
  expect(route.view).toEqual(beginning);
  ready();
  await replaced;
  expect(route.view).toEqual(made);
  route.prepare = () => undefined;
  await route.back();
  expect(route.view).toEqual(home);
});
