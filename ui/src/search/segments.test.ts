import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { segments } from "./segments";

/** The pieces with brackets round what is marked. */
function shown(text: string, marks: [number, number][]): string {
  return segments(text, marks)
    .map(({ text, marked }) => (marked ? `[${text}]` : text))
    .join("");
}

describe("a snippet", () => {
  test("is cut at its marks", () => {
    expect(shown("by the river", [])).toBe("by the river");
    expect(shown("by the river", [[7, 12]])).toBe("by the [river]");
    expect(
      shown("by the river", [
        [7, 12],
        [0, 2],
      ]),
    ).toBe("[by] the [river]");
  });

  test("counts as JavaScript does, beyond the basic plane too", () => {
    expect(shown("🌧 rain", [[3, 7]])).toBe("🌧 [rain]");
    expect(shown("雨の夜", [[0, 1]])).toBe("[雨]の夜");
  });

  test("marks once what is marked twice, and nothing that is not there", () => {
    expect(
      shown("river", [
        [0, 3],
        [2, 5],
      ]),
    ).toBe("[river]");
    expect(shown("river", [[3, 99]])).toBe("riv[er]");
    expect(shown("river", [[50, 60]])).toBe("river");
    expect(shown("", [[0, 1]])).toBe("");
  });
});

test("nothing of a snippet is lost, and no two neighbours are alike", () => {
  const mark = fc
    .tuple(fc.nat(60), fc.nat(20))
    .map(([at, long]): [number, number] => [at, at + long]);
  fc.assert(
    fc.property(fc.string({ maxLength: 50, unit: "binary" }), fc.array(mark), (text, marks) => {
      const cut = segments(text, marks);
      expect(cut.map((piece) => piece.text).join("")).toBe(text);
      expect(cut.every((piece, at) => piece.marked !== cut[at + 1]?.marked)).toBe(true);
      const units = cut.flatMap(({ text, marked }) => Array<boolean>(text.length).fill(marked));
      const within = (unit: number) => marks.some(([begin, end]) => begin <= unit && unit < end);
      expect(units).toEqual(Array.from(units, (_, unit) => within(unit)));
    }),
  );
});
