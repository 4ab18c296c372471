import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import type { ApiError, Entry, EntryAdd, EntryEdit } from "../api/client";
import { besideOf, NOTHING } from "./marks";
import { type Draft, type Keeper, type Remainder, Saving } from "./saving.svelte";

const busy: ApiError = { code: "unsupported", message: "no answer", retry: true };
const full: ApiError = { code: "invalid", message: "too long", field: "body" };

/** A vault that can be slow, refuse, or do the work and then not answer. */
class Vault implements Keeper {
  entries = new Map<string, Entry>();
  answered = new Map<string, unknown>();
  requests: (EntryAdd | EntryEdit)[] = [];
  before: (() => Promise<void>)[] = [];
  after: (() => Promise<void>)[] = [];
  #names = 0;

  requestId = () => `r${String((this.#names += 1))}`;

  add = (request: EntryAdd) =>
    this.#once(request, () => {
      const id = `e${String(this.entries.size + 1)}`;
      this.entries.set(id, entry({ id, title: request.title ?? "", body: request.body ?? "" }));
      return { id };
    });

  edit = (request: EntryEdit) =>
    this.#once(request, () => {
      const old = this.entries.get(request.id);
      if (!old) throw { code: "not_found", message: "" } satisfies ApiError;
      if (request.if_revision !== old.revision) {
        throw { code: "invalid", message: "", field: "if_revision" } satisfies ApiError;
      }
      const { title = old.title, body = old.body } = request;
      const revision = old.revision + 1;
      this.entries.set(old.id, { ...old, title, body, revision });
      return { id: old.id, revision };
    });

  show = (id: string) => Promise.resolve(this.entries.get(id) ?? entry({}));

  async #once<Answer>(request: EntryAdd | EntryEdit, work: () => Answer): Promise<Answer> {
    this.requests.push(structuredClone(request));
    await this.before.shift()?.();
    const name = request.request_id ?? "";
    if (!this.answered.has(name)) this.answered.set(name, work());
    await this.after.shift()?.();
    return this.answered.get(name) as Answer;
  }
}

function entry(some: Partial<Entry>): Entry {
  return {
    id: "e0",
    kind: "reflection",
    title: "",
    entry_date: "2026-03-04",
    tags: [],
    word_count: 0,
    body: "",
    revision: 1,
    created_at: "",
    updated_at: "",
    status: "draft",
    fields: {},
    starred: false,
    shareable: false,
    resurface: true,
    mentions: [],
    mentioned_by: [],
    ...some,
  };
}

const refuse = (error: ApiError) => () => Promise.reject(error as unknown as Error);

let vault: Vault;
let page: Draft;
let saving: Saving;

beforeEach(() => {
  vi.useFakeTimers();
  vault = new Vault();
  page = {
    title: "",
    kind: "reflection",
    date: undefined,
    tags: [],
    body: "",
    beside: NOTHING,
  };
  saving = new Saving(vault, () => ({ ...page }));
});
afterEach(() => vi.useRealTimers());

function type(text: string) {
  page.body += text;
  saving.touch();
}

function open(some: Partial<Entry> = {}) {
  const opened = entry({ id: "e1", body: "begun ", ...some });
  vault.entries.set("e1", opened);
  page = {
    title: opened.title,
    kind: "reflection",
    date: opened.entry_date,
    tags: [],
    body: opened.body,
    beside: besideOf(opened),
  };
  saving.opened(opened);
}

describe("when", () => {
  test("within two seconds after a change, and so while typing goes on", async () => {
    open();
    for (let key = 0; key < 100; key += 1) {
      type("x");
      await vi.advanceTimersByTimeAsync(100);
      const missing = page.body.length - (vault.entries.get("e1")?.body.length ?? 0);
      expect(missing).toBeLessThanOrEqual(20);
    }
    await vi.advanceTimersByTimeAsync(2000);
    expect(vault.entries.get("e1")?.body).toBe(page.body);
    expect(vault.requests.length).toBeLessThan(12);
  });

  test("at once when asked", async () => {
    open();
    type("now");
    await saving.now();
    expect(vault.entries.get("e1")?.body).toBe("begun now");
  });

  test("not at all when nothing is new", async () => {
    open();
    saving.touch();
    await vi.advanceTimersByTimeAsync(5000);
    expect(vault.requests).toEqual([]);
    expect(saving.state.name).toBe("resting");
    expect(saving.unsaved).toBe(false);
  });

  test("one at a time", async () => {
    open();
    let release = () => {};
    vault.before.push(() => new Promise<void>((done) => (release = done)));
    type("a");
    const first = saving.now();
    type("b");
    const second = saving.now();
    await vi.advanceTimersByTimeAsync(5000);
    expect(vault.requests.length).toBe(1);
    release();
    await Promise.all([first, second]);
    expect(vault.entries.get("e1")?.body).toBe("begun ab");
    expect(vault.requests.map((request) => (request as EntryEdit).if_revision)).toEqual([1, 2]);
  });
});

describe("what is said", () => {
  test("saved only after the answer", async () => {
    open();
    let release = () => {};
    vault.after.push(() => new Promise<void>((done) => (release = done)));
    type("a");
    expect(saving.state.name).toBe("waiting");
    const saved = saving.now();
    await vi.advanceTimersByTimeAsync(1000);
    expect(saving.state.name).toBe("waiting");
    release();
    await saved;
    expect(saving.state.name).toBe("saved");
  });

  test("not saved any more with the next key", async () => {
    open();
    type("a");
    await saving.now();
    type("b");
    expect(saving.state.name).toBe("waiting");
    expect(saving.unsaved).toBe(true);
  });
});

describe("a new entry", () => {
  test("comes with the first word, once", async () => {
    const born = vi.fn<(id: string) => void>();
    saving = new Saving(vault, () => ({ ...page }), born);
    type("  \n");
    await vi.advanceTimersByTimeAsync(3000);
    expect(vault.requests).toEqual([]);
    type("word");
    await vi.advanceTimersByTimeAsync(3000);
    expect(born.mock.calls).toEqual([["e1"]]);
    type(" more");
    await vi.advanceTimersByTimeAsync(3000);
    expect(vault.entries.size).toBe(1);
    expect(vault.requests.at(-1)).toMatchObject({ id: "e1", if_revision: 1, typing: true });
  });

  test("is added once, though the answer got lost", async () => {
    vault.after.push(refuse(busy));
    type("word");
    await saving.now();
    expect(saving.state.name).toBe("failed");
    type(" and more");
    await vi.advanceTimersByTimeAsync(10_000);
    expect([...vault.entries.values()].map(({ body }) => body)).toEqual(["word and more"]);
    expect(saving.state.name).toBe("saved");
  });
});

describe("a failure", () => {
  test("is said, keeps the text, and is tried again until it goes well", async () => {
    open();
    vault.before.push(...Array.from({ length: 4 }, () => refuse(busy)));
    type("kept");
    await vi.advanceTimersByTimeAsync(1500);
    expect(saving.state).toEqual({ name: "failed", error: busy });
    expect(saving.unsaved).toBe(true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saving.state.name).toBe("saved");
    expect(vault.entries.get("e1")?.body).toBe("begun kept");
    expect(new Set(vault.requests.map(({ request_id }) => request_id)).size).toBe(1);
  });

  test("after which the end is not known does no harm", async () => {
    open();
    vault.after.push(refuse(busy));
    type("a");
    await saving.now();
    type("b");
    await saving.now();
    expect(saving.state.name).toBe("saved");
    expect(vault.entries.get("e1")).toMatchObject({ body: "begun ab", revision: 3 });
  });

  test("that is plain makes way for another text", async () => {
    open();
    vault.before.push(refuse(full));
    type("too long");
    await saving.now();
    expect(saving.state).toEqual({ name: "failed", error: full });
    page.body = "short";
    await saving.now();
    expect(vault.entries.get("e1")?.body).toBe("short");
  });
});

describe("an entry that has moved on", () => {
  beforeEach(async () => {
    open();
    vault.entries.set("e1", entry({ id: "e1", body: "theirs", revision: 5 }));
    type("mine");
    await saving.now();
  });

  test("is not written over, and both are shown", () => {
    expect(saving.state).toMatchObject({ name: "conflict", theirs: { body: "theirs" } });
    type(" and more");
    expect(vault.entries.get("e1")?.body).toBe("theirs");
  });

  test("and ours can become an entry of its own", async () => {
    await saving.settle("both");
    expect([...vault.entries.values()].map(({ body }) => body)).toEqual(["theirs", "begun mine"]);
    expect(saving.id).toBe("e2");
  });

  test("which it does by itself before leaving", async () => {
    await saving.beforeLeaving();
    expect([...vault.entries.values()].map(({ body }) => body)).toEqual(["theirs", "begun mine"]);
    expect(saving.unsaved).toBe(false);
  });

  test("and what is typed while it becomes one is saved in its turn", async () => {
    const settled = saving.settle("both");
    type(" and more");
    await settled;
    await vi.advanceTimersByTimeAsync(2000);
    expect(vault.entries.get("e2")?.body).toBe("begun mine and more");
    expect(saving.unsaved).toBe(false);
  });

  test("or ours can follow theirs, which stays in the history", async () => {
    await saving.settle("mine");
    expect(vault.entries.get("e1")).toMatchObject({ body: "begun mine", revision: 6 });
    expect(saving.state.name).toBe("saved");
  });

  test("or theirs can follow ours, which stays in the history", async () => {
    await saving.settle("theirs");
    expect(vault.entries.get("e1")).toMatchObject({ body: "theirs", revision: 7 });
    expect(vault.requests.at(-2)).toMatchObject({ body: "begun mine" });
  });
});

test("half a character is no reason to lose the rest", async () => {
  type("a\ud83d b");
  await saving.now();
  expect(vault.entries.get("e1")?.body).toBe("a\ufffd b");
});

describe("when the page goes while words are not saved", () => {
  /** Another page takes up what this one could not save. */
  function takenUp(): Saving {
    const remainder: unknown = JSON.parse(JSON.stringify(saving.remainder()));
    saving.stop();
    const again = new Saving(vault, () => ({ ...page }));
    again.resume(remainder as Remainder);
    return again;
  }

  test("all that is saved is no remainder", async () => {
    open();
    expect(saving.remainder()).toBeUndefined();
    type("x");
    expect(saving.remainder()?.draft.body).toBe("begun x");
    await saving.now();
    expect(saving.remainder()).toBeUndefined();
  });

  test("another page saves a new entry, and saves it once", async () => {
    vault.after.push(refuse(busy));
    type("new");
    await saving.now();
    expect(saving.state.name).toBe("failed");
    const again = takenUp();
    await again.now();
    expect([...vault.entries.values()].map(({ body }) => body)).toEqual(["new"]);
    expect(again.id).toBe("e1");
  });

  test("another page saves a change on what it was made from", async () => {
    open();
    vault.before.push(refuse(full));
    type("more");
    await saving.now();
    const again = takenUp();
    await again.now();
    expect(vault.entries.get("e1")?.body).toBe("begun more");
    expect(again.state.name).toBe("saved");
  });

  test("what has changed elsewhere meanwhile is not written over", async () => {
    open();
    vault.before.push(refuse(full));
    type("more");
    await saving.now();
    vault.entries.set("e1", entry({ id: "e1", body: "theirs", revision: 2 }));
    const again = takenUp();
    await again.now();
    expect(again.state.name).toBe("conflict");
    expect(vault.entries.get("e1")?.body).toBe("theirs");
  });
});
