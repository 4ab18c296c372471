import { expect, test } from "vitest";

import type { LinkRelation } from "../api/client";
import { standsFor, wayName, wayOf, waysFor } from "./ways";

const all = waysFor("entry");

test("a way that was chosen is the way that is shown", () => {
  expect(all.map((way) => wayOf(standsFor(way)))).toEqual(all);
});

test("every relation is a way, from either end, and has words of its own", () => {
  const relations: readonly LinkRelation[] = ["about", "led_to", "answers", "beside"];
  const ways = relations.flatMap((relation) =>
    [true, false].map((outward) => wayOf({ relation, outward })),
  );
  expect(new Set(ways)).toEqual(new Set(all));
  // Where neither is the first, both ends say the same.
  expect(wayOf({ relation: "beside", outward: false })).toBe("beside");
  expect(new Set(all.map(wayName)).size).toBe(7);
});

test("somebody is about nothing and answers nothing", () => {
  expect(waysFor("person")).toEqual(["beside", "spoken_of"]);
  expect(waysFor("entry", "person")).toEqual(["beside", "about"]);
  expect(waysFor("person", "entry")).toEqual(["beside", "spoken_of"]);
  expect(waysFor("person", "person")).toEqual(["beside"]);
  expect(waysFor("entry", "matter")).toEqual(all);
});
