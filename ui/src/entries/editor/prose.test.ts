import fc from "fast-check";
import { expect, test } from "vitest";

import vectors from "../../../../tests/vectors/text/prose.json";
import { anyDocument } from "../markdown/arbitrary";
import { documentOf } from "../markdown/parse";
import { schema } from "../markdown/schema";
import { wordsIn } from "./looked";
import { inDocument, proseOf } from "./prose";

test("there are enough vectors", () => expect(vectors.length).toBeGreaterThanOrEqual(90));

test.each(vectors.map(({ name, markdown, prose }) => [name, markdown, prose] as const))(
  "words are those of the core: %s",
  (_, markdown, prose) => {
    expect(proseOf(documentOf(markdown)).text).toBe(prose);
  },
);

/** What the document shows where the words say they stand. */
function shownAt(markdown: string, words: string): string | undefined {
  const doc = documentOf(markdown);
  const prose = proseOf(doc);
  const start = prose.text.indexOf(words);
  const place = inDocument(prose, start, start + words.length);
  return place && wordsIn(doc, place.from, place.to);
}

test("a stretch stands exactly on its words, whatever stands in and round them", () => {
  const letter =
    "# 🌊 Sunday\n\n> sorry if it hurt\n\n- I’m **sor*ry* if** it\n  hurt [you so](https://a.b)\n- caf&eacute; ~~but~~ you";
  for (const words of ["sorry if it\nhurt you so", "🌊", "if it", "you so", "café  you"]) {
    const shown = words === "café  you" ? "café but you" : words;
    expect(shownAt(letter, words)).toBe(shown);
  }
});

test("what is nowhere has no place", () => {
  const prose = proseOf(documentOf("a\n\nb"));
  expect(prose.text).toBe("a\n\nb");
  expect(inDocument(prose, 1, 3)).toBeUndefined();
  expect(inDocument(prose, 4, 9)).toBeUndefined();
  expect(inDocument(proseOf(documentOf("")), 0, 0)).toBeUndefined();
});

test("every sign of any document is found where it stands", () => {
  fc.assert(
    fc.property(anyDocument, (doc) => {
      const prose = proseOf(doc);
      let before = 0;
      for (let at = 0; at < prose.text.length; at += 1) {
        const place = inDocument(prose, at, at + 1);
        const sign = prose.text.charAt(at);
        if (!place) {
          // Only what parts two blocks is nowhere.
          expect(sign).toBe("\n");
          continue;
        }
        expect(place.to).toBe(place.from + 1);
        expect(place.from).toBeGreaterThanOrEqual(before);
        expect(wordsIn(doc, place.from, place.to)).toBe(sign);
        before = place.to;
      }
    }),
  );
});

test("a stretch within one block is shown as it is read", () => {
  fc.assert(
    fc.property(anyDocument, fc.nat(), fc.nat(), (doc, one, other) => {
      const prose = proseOf(doc);
      const lines = prose.text.split("\n\n");
      const line = lines[one % lines.length] ?? "";
      // What is struck through or kept as source stands between the words and is no part of them.
      const whole = !doc.rangeHasMark(0, doc.content.size, schema.mark("strike").type);
      fc.pre(
        line !== "" &&
          line === line.trim() &&
          whole &&
          lines.filter((same) => same.includes(line)).length === 1,
      );
      const from = prose.text.indexOf(line);
      const start = from + (other % line.length);
      const place = inDocument(prose, start, from + line.length);
      expect(place && wordsIn(doc, place.from, place.to)).toBe(line.slice(start - from));
    }),
  );
});
