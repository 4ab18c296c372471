/** Where pictures are taken: a core with a clock that stands still, and pages over it. */

import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Page as Window } from "@playwright/test";

import { Bridge, PASSPHRASE } from "../stage/bridge";
import { EARLIER, more, NOW, OPEN, type Page, PUT_AWAY, USUAL } from "./diary";
import { live } from "./life";

/** What is in the vault before a picture is taken; `none` is no vault at all. */
export type Journal = "none" | "empty" | "usual" | "overfull" | "life";

/** How many entries the overfull journal has besides those that stand out. */
const MANY = 240;

/** The requests whose answers are others each time. */
const CHANGING = /door_state|door_choose_place|about|vault_removal|share_to_file|"share_log"/;

/** What pictures show in the place of what is another each time. */
const PLACE = "/home/me/.local/share/lamplight";
const PASSWORD = "QX4T9-M2KDA-7WHRC-8E6ZP";
const SUM = "5d0c3b1f9a7e42668d1f0b7c9e4a2d835d0c3b1f9a7e42668d1f0b7c9e4a2d83";

/** Vaults that were filled already, by their journal and its moment. */
const filled = new Map<string, Promise<string>>();

/** A core over a journal that nobody has changed yet. */
export class Studio {
  private constructor(
    readonly bridge: Bridge,
    /** The moment it is in the pictures. */
    readonly now: string,
  ) {}

  static async over(journal: Journal, now = NOW): Promise<Studio> {
    const studio = await Studio.at(now);
    if (journal === "none") return studio;
    const key = `${journal} ${now}`;
    const from = filled.get(key) ?? fill(journal, now);
    filled.set(key, from);
    await cp(await from, join(studio.bridge.folder, "vault"), {
      recursive: true,
    });
    await studio.bridge.ask("door_unlock", { passphrase: PASSPHRASE });
    return studio;
  }

  /** One without a vault. */
  static async at(now: string): Promise<Studio> {
    const studio = new Studio(await Bridge.start(), now);
    await studio.stop();
    return studio;
  }

  /** Opens a window on it, whose clock stands still too. */
  async open(window: Window): Promise<void> {
    await window.clock.setFixedTime(this.now);
    await window.route("**/host/*", async (route, request) => {
      if (!CHANGING.test(`${request.url()} ${request.postData() ?? ""}`)) {
        await route.continue();
        return;
      }
      const answer = await route.fetch();
      await route.fulfill({
        response: answer,
        body: this.#steady(await answer.text()),
      });
    });
    await window.goto(this.bridge.address);
  }

  /** Writes an entry, and its tag and date with it. */
  async write({ at, ...entry }: Page): Promise<string> {
    await this.stop(at);
    return (await this.bridge.call("entry_add", { ...entry, date: at })).id;
  }

  /** Puts entries into the trash, and waits for nothing. */
  async putAway(id: string, at: string): Promise<void> {
    await this.stop(at);
    await this.bridge.call("entry_delete", { id });
  }

  /** Goes out through the door and leaves it locked. */
  async lock(): Promise<void> {
    await this.bridge.lock();
  }

  /** The core's clock stands still at a moment; now, unless another is given. */
  async stop(at: string = this.now): Promise<void> {
    await this.bridge.stage("clock", { at });
  }

  async close(): Promise<void> {
    await this.bridge.stop();
  }

  /** Words that would be others each time, made the same. */
  #steady(answer: string): string {
    return answer
      .replaceAll(this.bridge.folder, PLACE)
      .replace(/"password":"[^"]+"/g, `"password":"${PASSWORD}"`)
      .replace(/"sha256":"[^"]+"/g, `"sha256":"${SUM}"`);
  }
}

/** Fills a vault and gives the folder of its closed files. */
async function fill(journal: Journal, now: string): Promise<string> {
  const studio = await Studio.at(now);
  await studio.bridge.create();
  if (journal === "life") await live(studio, now);
  if (journal === "usual" || journal === "overfull") await usual(studio);
  if (journal === "overfull") for (const page of more(MANY)) await studio.write(page);
  await studio.lock();
  const folder = await mkdtemp(join(tmpdir(), "lamplight-journal-"));
  await cp(join(studio.bridge.folder, "vault"), folder, { recursive: true });
  await studio.close();
  return folder;
}

/** Removes the vaults that were filled. */
export async function clear(): Promise<void> {
  for (const folder of filled.values()) await rm(await folder, { recursive: true });
  filled.clear();
}

async function usual(studio: Studio): Promise<void> {
  for (const { away, ...page } of PUT_AWAY) await studio.putAway(await studio.write(page), away);
  for (const page of USUAL.toReversed()) {
    if (page.title === OPEN) await withHistory(studio, page);
    else await studio.write(page);
  }
}

/** Writes the entry that has a history. */
async function withHistory(studio: Studio, last: Page): Promise<void> {
  const [first, ...later] = EARLIER;
  if (!first) return;
  const id = await studio.write(first);
  for (const { at, ...page } of [...later, last]) {
    await studio.stop(at);
    await studio.bridge.call("entry_edit", { id, ...page, date: at });
  }
}
