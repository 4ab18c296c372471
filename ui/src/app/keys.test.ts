import { expect, test } from "vitest";

import { generalActions } from "./general";

/** The source of every page and part, as it is written. */
const sources = import.meta.glob<string>("../**/*.{svelte,ts}", {
  query: "?raw",
  import: "default",
  eager: true,
});
const KEYS = /"((?:mod|alt|shift)\+\S+?|f\d{1,2})"/g;

const general = generalActions({ palette: () => undefined, keys: () => undefined }).map(
  ({ keys }) => keys ?? "",
);
/** Keys of pages and parts, with where they stand. */
const particular = Object.entries(sources)
  .filter(([path]) => !path.endsWith(".test.ts") && path !== "./general.ts")
  .flatMap(([path, source]) =>
    Array.from(source.matchAll(KEYS), ([, keys = ""]) => ({ path, keys })),
  );

test("of what can be done from everywhere, each has a key of its own", () => {
  expect(general.filter((keys, at) => general.indexOf(keys) !== at)).toEqual([]);
});

test("no page takes a key that means something everywhere", () => {
  expect(particular.length).toBeGreaterThan(15);
  expect(particular.filter(({ keys }) => general.includes(keys))).toEqual([]);
});
