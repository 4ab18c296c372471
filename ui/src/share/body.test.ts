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

test("nothing on it can be followed or run", () => {
  const box = drawn('[a](https://example.org) <img src=x onerror="alert(1)"> <script>x</script>');
  expect(box.querySelector("a, img, script, [onerror], [href], [src]")).toBeNull();
  expect(box.textContent).toContain("onerror");
});

test("a text nested beyond reason stands there as it was typed", () => {
  const text = `${">".repeat(500)} deep`;
  expect(drawn(text).querySelector("p.as-typed")?.textContent).toBe(text);
});
