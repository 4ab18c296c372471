/** Takes the pictures. Each screen begins on a page of its own over a journal that is as new. */

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { test } from "@playwright/test";
import sharp from "sharp";

import { file, FOLDER, index } from "./album";
import { LOOKS, SCREENS, SIZES } from "./screens";
import { clear, Studio } from "./studio";

test.beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
});

test.afterAll(clear);

for (const { name, journal, now, reach } of SCREENS) {
  for (const { width, height, size } of SIZES) {
    test(`${name}, ${size}`, async ({ browser }) => {
      const studio = await Studio.over(journal, now);
      const window = await browser.newPage({ viewport: { width, height } });
      await studio.open(window);
      await reach?.(window, studio);
      await window.evaluate(() => document.fonts.ready);
      for (const { look, colorScheme } of LOOKS) {
        await window.emulateMedia({ colorScheme });
        const picture = await window.screenshot({ animations: "disabled" });
        await writeFile(join(FOLDER, file(name, size, look)), await small(picture));
      }
      await window.unrouteAll({ behavior: "wait" });
      await window.close();
      await studio.close();
    });
  }
}

/** A picture with no more colours than it takes to look the same: a quarter of the size. */
function small(picture: Buffer): Promise<Buffer> {
  return sharp(picture).png({ palette: true, colours: 64, dither: 0, effort: 10 }).toBuffer();
}

test("the index", async () => {
  await writeFile(join(FOLDER, "README.md"), index());
});
