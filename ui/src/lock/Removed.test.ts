import { cleanup, render, screen } from "@testing-library/svelte";
import { afterEach, expect, test } from "vitest";

import Removed from "./Removed.svelte";

afterEach(cleanup);

test.each([
  [undefined, "Some of its backups may be gone"],
  [0, "It opens as before. It is here:"],
  [1, "one backup of it was removed"],
  [3, "3 backups of it were removed"],
])(
  "of the backups of a journal that could not be removed, %s gone, is said what is known",
  (backups, words) => {
    const removal = { place: "/somewhere/vault", ...(backups === undefined ? {} : { backups }) };
    render(Removed, { removal });
    const said = screen.getByRole("status").textContent ?? "";
    expect(said.replace(/[\u2066-\u2069]/g, "")).toContain(words);
    expect(said).toContain("/somewhere/vault");
    expect(said.includes("were removed")).toBe(backups === 3);
  },
);
