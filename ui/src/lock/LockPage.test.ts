import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { DoorState } from "../api/client";

const { ask, changeWindow } = vi.hoisted(() => ({ ask: vi.fn(), changeWindow: vi.fn() }));
vi.mock("../api/client", () => ({ ask, changeWindow, asApiError: (thrown: unknown) => thrown }));

const { default: LockPage } = await import("./LockPage.svelte");
const { door } = await import("./door.svelte");

let answers: Record<string, () => unknown>;
const state = (state: DoorState["state"]): DoorState => ({
  state,
  place: "/somewhere/vault",
  risk: null,
  vaults: state === "none" ? [] : [{ id: "1", place: "/somewhere/vault", current: true }],
  look: "day",
  language: "en",
  platform: "linux",
  removal: null,
});
const refuse = (code: string) => () => Promise.reject({ code, message: "" });
const fill = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });

beforeEach(() => {
  door.step = "waiting";
  answers = {
    door_state: () => state("locked"),
    door_strength: () => ({ score: 3 }),
    door_create: () => ({}),
    recovery_new: () => ({ asked: [2, 7] }),
    recovery_code: () => "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HHHH-JJJJ",
  };
  ask.mockReset().mockImplementation((name: string) => Promise.resolve(answers[name]?.()));
  changeWindow.mockReset();
});

afterEach(cleanup);

test("the first time, what is to be known about this computer comes before any field", async () => {
  answers.door_state = () => state("none");
  render(LockPage);
  await screen.findByText(/If someone checks this computer/);
  expect(document.querySelector("input")).toBeNull();
  expect(document.activeElement?.textContent?.trim()).toBe("Continue");
});

test("a recovery code comes once both passphrases are the same, and twice it is said what that means", async () => {
  answers.door_state = () => state("none");
  render(LockPage);
  await fireEvent.click(await screen.findByText("Continue"));
  expect(screen.getAllByText(/reset/)).toHaveLength(2);
  await fill("Passphrase", "four words by chance");
  await fill("The same again", "four words by chants");
  const goOn = () => fireEvent.click(screen.getByText("Continue"));
  await goOn();
  expect(screen.getByRole("alert").textContent).toMatch(/not the same/);
  expect(ask).not.toHaveBeenCalledWith("recovery_new", expect.anything());
  await fill("The same again", "four words by chance");
  await goOn();
  await screen.findByText("GGGG");
  expect(ask).not.toHaveBeenCalledWith("door_create", expect.anything());
});

/** To the recovery code of a new vault. */
async function toCode() {
  answers.door_state = () => state("none");
  render(LockPage);
  await fireEvent.click(await screen.findByText("Continue"));
  await fill("Passphrase", "four words by chance");
  await fill("The same again", "four words by chance");
  await fireEvent.click(screen.getByText("Continue"));
  await screen.findByText("GGGG");
  // The answer is there; the page is done with it a turn later.
  await waitFor(() => expect(document.querySelector("[aria-busy=true]")).toBeNull());
}

test("the vault is made when two groups were typed back, and not before", async () => {
  answers.recovery_rehearse = () => ({ right: [true, false] });
  await toCode();
  await fireEvent.click(screen.getByText("I have copied it"));
  expect(screen.queryByText("GGGG")).toBeNull();
  await fill("Group \u20682\u2069", "bbbb");
  await fill("Group \u20687\u2069", "hhhh");
  const goOn = () => fireEvent.click(screen.getByText("This is what I have"));
  await goOn();
  expect((await screen.findByRole("alert")).textContent).toMatch(/not the group/);
  expect(ask).toHaveBeenLastCalledWith("recovery_rehearse", { recovery: "bbbb\nhhhh" });
  expect(ask).not.toHaveBeenCalledWith("door_create", expect.anything());
  answers.recovery_rehearse = () => ({ right: [true, true] });
  await goOn();
  await waitFor(() => expect(changeWindow).toHaveBeenCalledOnce());
  expect(ask).toHaveBeenLastCalledWith("door_create", { passphrase: "four words by chance" });
});

test("doing without a code takes two steps, and the code is withdrawn first", async () => {
  await toCode();
  await fireEvent.click(screen.getByText("Do without one"));
  expect(screen.getByText(/nothing opens the journal again/)).toBeDefined();
  await fireEvent.click(screen.getByText("Back to the code"));
  await screen.findByText("GGGG");
  await waitFor(() => expect(document.querySelector("[aria-busy=true]")).toBeNull());
  await fireEvent.click(screen.getByText("Do without one"));
  await fireEvent.click(screen.getByText("Go on without a code"));
  await waitFor(() => expect(changeWindow).toHaveBeenCalledOnce());
  const names = ask.mock.calls.map(([name]) => String(name));
  expect(names.slice(-2)).toEqual(["recovery_drop", "door_create"]);
});

test("a code that was put into a file or printed is told of, and where it cannot be printed too", async () => {
  answers.recovery_save = () => ({ saved: true });
  answers.recovery_print = () => ({ printed: "nowhere" });
  await toCode();
  expect(screen.getByText(/queue on this computer, may keep a copy/)).toBeDefined();
  await fireEvent.click(screen.getByText("Save to a file"));
  await screen.findByText(/That file opens the journal/);
  await fireEvent.click(screen.getByText("Print"));
  await screen.findByText(/no way to print/);
});

test("a forgotten passphrase: the code, where it is mistyped, and a new passphrase", async () => {
  answers.door_recovery = () => ({ amiss: { kind: "strange", groups: [3] } });
  render(LockPage);
  await fireEvent.click(await screen.findByText("I have forgotten my passphrase"));
  const field = screen.getByLabelText<HTMLInputElement>("Recovery code");
  await fill("Recovery code", "aaaa-bbbb");
  await fireEvent.submit(field);
  expect((await screen.findByRole("alert")).textContent).toMatch(/group .*3/);
  answers.door_recovery = refuse("wrong_passphrase");
  await fireEvent.submit(field);
  await screen.findByText(/not the one of this journal/);
  answers.door_recovery = () => ({ amiss: null });
  await fireEvent.submit(field);
  expect(ask).toHaveBeenLastCalledWith("door_recovery", { recovery: "aaaa-bbbb" });
  await screen.findByText(/recovery code stays good/);
  // The way back lets go of the code that was tried.
  await fireEvent.click(screen.getByText("Back"));
  const forgotten = await screen.findByText("I have forgotten my passphrase");
  expect(ask).toHaveBeenCalledWith("recovery_drop", {});
  await fireEvent.click(forgotten);
  await fill("Recovery code", "aaaa-bbbb");
  await fireEvent.submit(screen.getByLabelText("Recovery code"));
  await screen.findByText(/recovery code stays good/);
  await fill("Passphrase", "four new words here");
  await fill("The same again", "four new words here");
  await fireEvent.click(screen.getByText("Open with the new passphrase"));
  await waitFor(() => expect(changeWindow).toHaveBeenCalledOnce());
  expect(ask).toHaveBeenLastCalledWith("door_recover", { passphrase: "four new words here" });
});

test("the field has the focus, and what is typed opens the vault", async () => {
  answers.door_unlock = () => ({});
  render(LockPage);
  const field = await screen.findByLabelText<HTMLInputElement>("Passphrase");
  expect(document.activeElement).toBe(field);
  await fill("Passphrase", " with blanks ");
  await fireEvent.submit(field);
  expect(ask).toHaveBeenLastCalledWith("door_unlock", { passphrase: " with blanks " });
  await waitFor(() => expect(changeWindow).toHaveBeenCalledOnce());
  await waitFor(() => expect(field.value).toBe(""));
});

test("nothing is asked for an empty field", async () => {
  render(LockPage);
  await fireEvent.submit(await screen.findByLabelText("Passphrase"));
  expect(ask).toHaveBeenCalledTimes(1);
});

test.each([
  ["header_damaged", /nothing about your passphrase/],
  ["database_damaged", /passphrase is right/],
  ["vault_in_use", /another program/],
  ["newer_version", /newer version/],
  ["not_a_vault", /no journal in this folder/],
  // The last one: a moment passes after it before the next try.
  ["wrong_passphrase", /does not open/],
])("%s is said in its own words, and the writer can try again", async (code, words) => {
  answers.door_unlock = refuse(code);
  render(LockPage);
  const field = await screen.findByLabelText<HTMLInputElement>("Passphrase");
  await fill("Passphrase", "something");
  await fireEvent.submit(field);
  expect((await screen.findByRole("alert")).textContent).toMatch(words);
  expect(field.readOnly).toBe(false);
  expect(changeWindow).not.toHaveBeenCalled();
});

test("when the host cannot say how things stand there is a way to ask again", async () => {
  answers.door_state = refuse("unwritable");
  render(LockPage);
  const again = await screen.findByText("Try again");
  answers.door_state = () => state("locked");
  await fireEvent.click(again);
  await screen.findByLabelText("Passphrase");
});

test("another place may hold a vault already", async () => {
  answers.door_state = () => state("none");
  answers.door_choose_place = () => ({ ...state("locked"), place: "/elsewhere" });
  render(LockPage);
  await fireEvent.click(await screen.findByText("Choose another place"));
  await screen.findByLabelText("Passphrase");
});

test("the journals that were used are listed, and one that is forgotten is off the list", async () => {
  const vaults = ["/one", "/two"].map((place, n) => ({ id: `${n}`, place, current: n === 0 }));
  answers.door_state = () => ({ ...state("locked"), place: "/one", vaults });
  answers.door_forget = () => ({ ...state("locked"), place: "/one", vaults: vaults.slice(0, 1) });
  answers.door_choose = () => ({ ...state("locked"), place: "/two", vaults });
  render(LockPage);
  await fireEvent.click(await screen.findByText("Other journals"));
  expect(document.activeElement?.textContent).toBe("Journals on this computer");
  await fireEvent.click(screen.getByRole("button", { name: "/two" }));
  expect(ask).toHaveBeenLastCalledWith("door_choose", { id: "1" });
  await screen.findByLabelText("Passphrase");
  await fireEvent.click(screen.getByText("Other journals"));
  await fireEvent.click(screen.getByRole("button", { name: /Take .*two.* off/ }));
  await screen.findByText(/stays where it is/);
  expect(ask).toHaveBeenLastCalledWith("door_forget", { id: "1" });
  expect(screen.queryByText("/two")).toBeNull();
});

test("the list stays when its only line is forgotten, and says where that journal is", async () => {
  answers.door_forget = () => ({ ...state("none"), place: "/somewhere/vault-2" });
  render(LockPage);
  await fireEvent.click(await screen.findByText("Other journals"));
  await fireEvent.click(screen.getByRole("button", { name: /Take .* off/ }));
  const told = await screen.findByText(/stays where it is/);
  expect(told.textContent).toMatch("/somewhere/vault");
  expect(screen.getByText("Journals on this computer")).toBeDefined();
  expect(screen.queryByRole("listitem")).toBeNull();
});

test("before the next try only the passphrase waits, and one that was left is not tried", async () => {
  answers.door_unlock = refuse("wrong_passphrase");
  render(LockPage);
  const open = async () => {
    const field = await screen.findByLabelText("Passphrase");
    await fill("Passphrase", "something");
    await fireEvent.submit(field);
  };
  await open();
  await screen.findByText(/does not open/, {}, { timeout: 20_000 });
  const tries = () => ask.mock.calls.filter(([name]) => name === "door_unlock").length;
  const before = tries();
  vi.useFakeTimers();
  try {
    await open();
    expect(screen.getAllByText("A moment before the next try")).toHaveLength(2);
    await fireEvent.click(screen.getByText("I have forgotten my passphrase"));
    expect(screen.getByLabelText("Recovery code")).toBeDefined();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(tries()).toBe(before);
  } finally {
    vi.useRealTimers();
  }
}, 30_000);

test("a folder that something else writes to is advised against, and one that is gone is said", async () => {
  answers.door_state = () => ({ ...state("none"), risk: { kind: "synced", by: "Dropbox" } });
  render(LockPage);
  expect((await screen.findByText(/Keep the journal on this computer/)).textContent).toMatch(
    /Dropbox/,
  );
  cleanup();
  door.step = "waiting";
  answers.door_state = () => state("missing");
  render(LockPage);
  expect((await screen.findByRole("alert")).textContent).toMatch(/drive it was on/);
});

test("a damaged journal says of which day its newest backup is, and leads to it", async () => {
  const note = { vault_id: "x", made_at: "2026-03-04T10:30:00.000Z", recovery: true };
  answers.door_unlock = refuse("database_damaged");
  answers.restore_known = () => note;
  answers.restore_newest = () => note;
  render(LockPage);
  const field = await screen.findByLabelText("Passphrase");
  await fill("Passphrase", "something");
  await fireEvent.submit(field);
  // The wrong passphrase before makes this try wait for a moment.
  await screen.findByText(/newest backup of it is of .*4 March/, {}, { timeout: 3000 });
  await fireEvent.click(screen.getByText("Get it back from a backup"));
  await fireEvent.click(await screen.findByText("Use that one"));
  await screen.findByText(/A passphrase opens it, and a recovery code/);
  await fireEvent.click(screen.getByLabelText("In its place"));
  await screen.findByText(/Nothing is deleted/);
  // Another way to open it brings another field, and the keys stay in the choice.
  const byCode = screen.getByRole("radio", { name: "Recovery code" });
  byCode.focus();
  await fireEvent.click(byCode);
  expect(screen.getByRole("textbox", { name: "Recovery code" })).toBeDefined();
  expect(document.activeElement).toBe(byCode);
  await fireEvent.click(screen.getByRole("radio", { name: "Passphrase" }));
  answers.restore_run = refuse("wrong_passphrase");
  await fill("The passphrase of that day", "something else");
  const goOn = () => fireEvent.click(screen.getByText("Get it back"));
  await goOn();
  await screen.findByText(/does not open this backup/);
  answers.restore_run = () => ({ door: state("locked"), aside: "/somewhere/vault.before" });
  await goOn();
  await screen.findByText(/kept as .*vault.before/);
  expect(ask).toHaveBeenCalledWith("restore_plan", { in_place: true, by_recovery: false });
  expect(ask).toHaveBeenLastCalledWith("restore_run", { passphrase: "something else" });
});
