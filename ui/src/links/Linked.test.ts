import { cleanup, fireEvent, render, screen, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Link } from "../api/client";
import { t } from "../kit/words";
import { notices } from "../notice/notices.svelte";
import { route } from "../route/route.svelte";
import Linked from "./Linked.svelte";

const { call, told } = vi.hoisted(() => ({ call: vi.fn(), told: new Map<string, () => void>() }));
vi.mock("../api/client", () => ({
  call,
  listen: (event: string, listener: () => void) => {
    told.set(event, listener);
    return () => told.delete(event);
  },
  requestId: () => "r",
}));

const link = (id: string, rest: Partial<Link>, other: Partial<Link["other"]>): Link => ({
  id,
  relation: "led_to",
  outward: true,
  ...rest,
  other: { noun: "matter", id: `of-${id}`, label: "Sunday", ...other },
});

let links: Link[];
beforeEach(() => {
  call.mockReset();
  call.mockImplementation((name: string, { id }: { id: string }) => {
    if (name === "link_delete") links = links.filter((one) => one.id !== id);
    return Promise.resolve(name === "link_list" ? links : { id });
  });
});
afterEach(() => {
  cleanup();
  notices.dismiss();
  route.become({ name: "home" });
});

const show = (editable = true) => render(Linked, { noun: "entry", id: "e", editable });
const rows = async () => {
  const list = await screen.findByRole("region", { name: t("links-title") });
  return within(list)
    .getAllByRole("listitem")
    .map((row) =>
      within(row).getAllByRole("button").at(0)?.textContent.replace(/\s+/g, " ").trim(),
    );
};
const takeAway = (name: string) =>
  screen.getByRole("button", { name: t("links-remove", { name }) });

test("each link says in words how they belong together, and opens what it leads to", async () => {
  links = [
    link("1", {}, {}),
    link("2", { outward: false }, { noun: "entry", label: "" }),
    link("3", { relation: "about", outward: false }, { noun: "checkin", label: " " }),
  ];
  show();
  expect(await rows()).toEqual([
    `${t("links-led-to")} Sunday`,
    `${t("links-came-of")} ${t("entries-untitled")}`,
    `${t("links-spoken-of")} ${t("trash-checkin")}`,
  ]);
  expect(call).toHaveBeenCalledWith("link_list", { of: { noun: "entry", id: "e" } });
  await fireEvent.click(screen.getByRole("button", { name: /Sunday$/ }));
  await vi.waitFor(() => expect(route.view).toEqual({ name: "matter", id: "of-1" }));
});

test("where nothing is linked there is nothing, until something is", async () => {
  links = [];
  show();
  await vi.waitFor(() => expect(call).toHaveBeenCalled());
  expect(screen.queryByRole("region")).toBeNull();
  links = [link("1", {}, {})];
  told.get("links-changed")?.();
  expect(await rows()).toHaveLength(1);
  links = [link("1", {}, { label: "Monday" })];
  told.get("matters-changed")?.();
  await screen.findByText("Monday");
});

test("one that is taken away can be taken back, and the focus goes on to the next", async () => {
  links = [
    link("1", {}, {}),
    link("2", {}, { label: "Monday" }),
    link("3", {}, { label: "Friday" }),
  ];
  show();
  await rows();
  await fireEvent.click(takeAway("Monday"));
  await vi.waitFor(() => expect(document.activeElement?.textContent).toContain("Friday"));
  expect(call).toHaveBeenCalledWith("link_delete", { id: "2", request_id: "r" });
  expect(notices.present).toEqual({
    text: t("links-removed"),
    undo: { what: "trashed", id: "2" },
  });
  await fireEvent.click(takeAway("Friday"));
  await vi.waitFor(() => expect(document.activeElement?.textContent).toContain("Sunday"));
});

test("the last one gives the focus to the title of the page", async () => {
  const title = document.createElement("h1");
  title.tabIndex = -1;
  document.body.append(title);
  links = [link("1", {}, {})];
  show();
  await rows();
  takeAway("Sunday").focus();
  await fireEvent.click(takeAway("Sunday"));
  await vi.waitFor(() => expect(document.activeElement).toBe(title));
  expect(screen.queryByRole("region")).toBeNull();
  title.remove();
});

/** The answer to the one that is being taken away comes when this is called. */
function held(): () => void {
  let give = () => {};
  call.mockImplementation((name: string, { id }: { id: string }) => {
    if (name !== "link_delete") return Promise.resolve(links);
    links = links.filter((one) => one.id !== id);
    return new Promise((done) => (give = () => done({ id })));
  });
  return () => give();
}

test("the focus goes on though the list was read anew before the answer came", async () => {
  links = [link("1", {}, {}), link("2", {}, { label: "Monday" })];
  show();
  await rows();
  const answer = held();
  takeAway("Sunday").focus();
  await fireEvent.click(takeAway("Sunday"));
  told.get("links-changed")?.();
  await vi.waitFor(() => expect(screen.queryByText("Sunday")).toBeNull());
  answer();
  await vi.waitFor(() => expect(document.activeElement?.textContent).toContain("Monday"));
});

test("the focus stays where the writer went meanwhile", async () => {
  links = [link("1", {}, {}), link("2", {}, { label: "Monday" })];
  show();
  await rows();
  const answer = held();
  await fireEvent.click(takeAway("Sunday"));
  takeAway("Monday").focus();
  answer();
  await vi.waitFor(() => expect(screen.queryByText("Sunday")).toBeNull());
  await vi.waitFor(() => expect(notices.present?.text).toBe(t("links-removed")));
  expect(document.activeElement).toBe(takeAway("Monday"));
});

test("pressed twice, it is taken away once, and can be taken back", async () => {
  links = [link("1", {}, {}), link("2", {}, { label: "Monday" })];
  show();
  await rows();
  const answer = held();
  await fireEvent.click(takeAway("Sunday"));
  await fireEvent.click(takeAway("Sunday"));
  answer();
  await vi.waitFor(() => expect(notices.present?.undo).toEqual({ what: "trashed", id: "1" }));
  expect(call.mock.calls.filter(([name]) => name === "link_delete")).toHaveLength(1);
});

test("what is refused is said, and the link stays", async () => {
  links = [link("1", {}, {})];
  show();
  await rows();
  call.mockRejectedValueOnce({ code: "no_space", message: "full", retry: true });
  await fireEvent.click(takeAway("Sunday"));
  await vi.waitFor(() => expect(notices.present?.text).toBe(t("errors-no-space")));
  expect(await rows()).toHaveLength(1);
});

test("on what is in the trash nothing is taken away", async () => {
  links = [link("1", {}, {})];
  show(false);
  await rows();
  expect(screen.queryByRole("button", { name: t("links-remove", { name: "Sunday" }) })).toBeNull();
});
