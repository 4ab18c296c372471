/** A bridge of one's own: the real core on a fresh folder, behind a loopback address. */

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

import type { ApiError, Commands } from "../../../ui/src/api/generated";

const ROOT = resolve(import.meta.dirname, "../../..");
const TARGET = resolve(ROOT, process.env.CARGO_TARGET_DIR ?? "target");

const ENDING = process.platform === "win32" ? ".exe" : "";
export const BRIDGE = join(TARGET, `debug/lamplight-bridge${ENDING}`);
/** The built pages. */
export const DIST = resolve(ROOT, process.env.LAMPLIGHT_DIST ?? "ui/dist");

/** The passphrase of vaults whose passphrase does not matter. */
export const PASSPHRASE = "harbour kettle unlikely nineteen";

/** A running bridge and its folder. */
export class Bridge {
  private constructor(
    private readonly program: ChildProcess,
    /** The address to open first. */
    readonly address: string,
    /** The data folder; the vault lies in `vault` below it. */
    readonly folder: string,
    private readonly own: boolean,
  ) {}

  /** Starts one on a folder of its own, or beside another on the folder of that one. */
  static async start(beside?: Bridge): Promise<Bridge> {
    const folder = beside?.folder ?? (await mkdtemp(join(tmpdir(), "lamplight-ui-")));
    const program = spawn(BRIDGE, ["--folder", folder, "--cost", "least", "--dist", DIST], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const lines = createInterface(program.stdout);
    for await (const line of lines) return new Bridge(program, line, folder, !beside);
    throw new Error("the bridge ended before it was ready");
  }

  async stop(): Promise<void> {
    const ended = new Promise((done) => this.program.once("exit", done));
    this.program.kill();
    await ended;
    if (this.own) await rm(this.folder, { recursive: true });
  }

  /** Where everything has to come from. */
  get origin(): string {
    return new URL(this.address).origin;
  }

  /** Makes a vault and leaves it open. */
  async create(): Promise<void> {
    await this.ask("door_create", { passphrase: PASSPHRASE });
  }

  async lock(): Promise<void> {
    await this.ask("lock_now", {});
  }

  /** A command of the table. */
  call<K extends keyof Commands>(
    name: K,
    request: Commands[K]["request"],
  ): Promise<Commands[K]["response"]> {
    return this.ask("call", { name, request }) as Promise<Commands[K]["response"]>;
  }

  /** A command of the host. */
  ask(name: string, request: unknown): Promise<unknown> {
    return this.post(`/host/${name}`, request);
  }

  /** Says how the host behaves next. */
  async stage(
    name:
      "pick" | "hold_keys" | "release_keys" | "refuse" | "hold" | "release" | "clock" | "lock" | "printing" | "keep_backups",
    more: object = {},
  ) {
    await this.post(`/test/${name}`, more);
  }

  /** How the host stands. */
  async state(): Promise<{
    open: boolean;
    links: string[];
    awake: number;
    copies: number;
    cuts: number;
    keys_stand: boolean;
    printed: number;
  }> {
    return (await this.post("/test/state", {})) as never;
  }

  private async post(path: string, request: unknown): Promise<unknown> {
    const token = new URL(this.address).searchParams.get("token") ?? "";
    const answer = await fetch(this.origin + path, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-lamplight-token": token,
      },
      body: JSON.stringify(request),
    });
    const body: unknown = await answer.json();
    if (!answer.ok) throw new Refused(body as ApiError);
    return body;
  }
}

/** The host or the core said no. */
export class Refused extends Error {
  constructor(readonly error: ApiError) {
    super(`${error.code}: ${error.message}`);
  }
}
