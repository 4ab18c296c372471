import { expect, test } from "vitest";

import { drawnFrom } from "./body";

function drawn(text: string): HTMLElement {
  const box = document.createElement("div");
  box.append(drawnFrom(text));
  return box;
}

test("Markdown is drawn as it reads", () => {
  const box = drawn("# One\n\nwith *care* and **weight**\n\n- a\n- b\n\n> said");
  expect(box.querySelector("p.heading-1")?.textContent).toBe("One");
  expect(box.querySelector("h1")).toBeNull();
  expect(box.querySelector("em")?.textContent).toBe("care");
  expect(box.querySelector("strong")?.textContent).toBe("weight");
  expect(box.querySelectorAll("li")).toHaveLength(2);
  expect(box.querySelector("blockquote")?.textContent).toBe("said");
});

test("boxes of tasks say whether they are ticked", () => {
  const items = drawn("- [x] said it\n- [ ] listened").querySelectorAll("li");
  expect([...items].map((item) => item.dataset["checked"])).toEqual(["true", "false"]);
});

test("a table is a table, with what its columns are called and where their words stand", () => {
  const box = drawn(
    "before\n\n| Day | *Trust* | |\n| :-- | --: | :-: |\n| Sun 1 March | 7 | a\\|b |\n| Mon | | `c` |",
  );
  const rows = [...box.querySelectorAll("tr")].map((row) =>
    [...row.children].map((cell) => [cell.localName, cell.className, cell.textContent]),
  );
  expect(rows).toEqual([
    [
      ["th", "to-left", "Day"],
      ["th", "to-right", "Trust"],
      ["th", "to-center", ""],
    ],
    [
      ["td", "to-left", "Sun 1 March"],
      ["td", "to-right", "7"],
      ["td", "to-center", "a|b"],
    ],
    [
      ["td", "to-left", "Mon"],
      ["td", "to-right", ""],
      ["td", "to-center", "c"],
    ],
  ]);
  expect([...box.querySelectorAll("thead th[scope=col]")]).toHaveLength(3);
  expect(box.querySelector("th em")?.textContent).toBe("Trust");
  expect(box.querySelector("td code")?.textContent).toBe("c");
  expect(box.querySelector("[style], pre")).toBeNull();
  expect(drawn("| Only | names |\n| --- | --- |").querySelectorAll("tbody, td")).toHaveLength(0);
  expect(drawn("> | a |\n> | --- |\n> | b |").querySelector("blockquote td")?.textContent).toBe(
    "b",
  );
});

test("the words of a table stay whole where they have room beside each other", () => {
  const whole = (text: string) => drawn(text).querySelector("table")?.className;
  const rule = "\n| - | - | - | - | - | - |\n";
  const names = "| Day | Trust | Hurt | Closeness | Trust in myself | Steadiness |";
  const row = "| Wed 11 November 2026 | 7 | | | | |";
  expect(whole(names + rule + row)).toBe("whole-words");
  expect(whole(names + rule + row.replace("7", "x".repeat(20)))).toBe("");
});

test("nothing on it can be followed or run", () => {
  const box = drawn('[a](https://example.org) <img src=x onerror="alert(1)"> <script>x</script>');
  expect(box.querySelector("a, img, script, [onerror], [href], [src]")).toBeNull();
  expect(box.textContent).toContain("onerror");
});

test("a text nested beyond reason stands there as it was typed", () => {
  const text = `${">".repeat(500)} deep`;
  expect(drawn(text).querySelector("p.as-typed")?.textContent).toBe(text);
});
