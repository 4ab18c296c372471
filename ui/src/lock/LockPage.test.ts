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
  answers = { door_state: () => state("locked"), door_strength: () => ({ score: 3 }) };
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

test("a vault is made once both passphrases are the same, and twice it is said what that means", async () => {
  answers.door_state = () => state("none");
  answers.door_create = () => ({});
  render(LockPage);
  await fireEvent.click(await screen.findByText("Continue"));
  expect(screen.getAllByText(/reset/)).toHaveLength(2);
  await fill("Passphrase", "four words by chance");
  await fill("The same again", "four words by chants");
  await fireEvent.click(screen.getByText("Create the journal"));
  expect(screen.getByRole("alert").textContent).toMatch(/not the same/);
  expect(ask).not.toHaveBeenCalledWith("door_create", expect.anything());
  await fill("The same again", "four words by chance");
  await fireEvent.click(screen.getByText("Create the journal"));
  expect(ask).toHaveBeenLastCalledWith("door_create", { passphrase: "four words by chance" });
  await waitFor(() => expect(changeWindow).toHaveBeenCalledOnce());
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
  ["wrong_passphrase", /does not open/],
  ["header_damaged", /nothing about your passphrase/],
  ["database_damaged", /passphrase is right/],
  ["vault_in_use", /another program/],
  ["newer_version", /newer version/],
  ["not_a_vault", /no journal in this folder/],
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
  answers.door_choose_place = () => ({ place: "/elsewhere", state: "locked" });
  render(LockPage);
  await fireEvent.click(await screen.findByText("Choose another place"));
  await screen.findByLabelText("Passphrase");
});
