import { expect, test } from "vitest";

import generated from "../api/generated.ts?raw";
import { CODES, errorWords } from "./errors";
import { t } from "./words";

/** As the core has them: a new code without words fails here. */
const codes = [...(/type Code = ([^;]+);/.exec(generated)?.[1] ?? "").matchAll(/"(\w+)"/g)].map(
  ([, code]) => code ?? "",
);

test("every code is known", () => {
  expect(codes.length).toBeGreaterThanOrEqual(13);
  expect([...CODES].sort()).toEqual([...codes].sort());
});

test.each(codes)("%s has words of its own", (code) => {
  const words = errorWords({ code, message: "" });
  expect(words).toMatch(/^\p{Lu}.*\.$/u);
  expect(words).not.toContain(code);
  expect(codes.filter((other) => errorWords({ code: other }) === words)).toEqual([code]);
});

test.each([[undefined], [null], ["text"], [new Error("x")], [{ code: "unheard_of" }]])(
  "what is no refusal has plain words too: %o",
  (thrown) => expect(errorWords(thrown)).toBe(t("errors-unknown")),
);
