/** What the host itself offers, beside the command table. Secrets travel here and nowhere else. */

import type {
  BackupPlaceChosen,
  Commands,
  Events,
  Exported,
  Imported,
  Share,
  Shared,
  VaultBackedUp,
  WhichPlace,
} from "./generated";

export type Look = "system" | "day" | "dusk";

/** What stands behind the lock window. */
export type DoorState = {
  /** Whether there is a vault at `place`. */
  state: "none" | "locked";
  /** The folder of the vault. */
  place: string;
  look: Look;
  language: string;
  platform: "linux" | "macos" | "windows";
};

/** How hard a passphrase is to guess, by zxcvbn's estimate. */
export type Strength = { score: 0 | 1 | 2 | 3 | 4; guesses_log10: number };

/** About the program, for the help page. */
export type About = { version: string; webview: string; platform: string; place: string };

type Nothing = Record<string, never>;

/** Every call of the host: what it takes and what it gives. */
export interface HostCalls {
  door_state: { request: Nothing; response: DoorState };
  door_strength: { request: { passphrase: string }; response: Strength };
  door_create: { request: { passphrase: string }; response: Nothing };
  door_unlock: { request: { passphrase: string }; response: Nothing };
  door_choose_place: {
    request: Nothing;
    response: { place: string; state: DoorState["state"] } | null;
  };
  call: {
    request: { name: keyof Commands; request: unknown };
    response: unknown;
  };
  lock_now: { request: Nothing; response: Nothing };
  lock_ready: { request: Nothing; response: Nothing };
  stay_awake: { request: Nothing; response: Nothing };
  /** What could not be saved is kept in the host's memory while the vault is locked. */
  unsaved_set: { request: { unsaved: string | null }; response: Nothing };
  unsaved_get: { request: Nothing; response: { unsaved: string | null } };
  job_stop: { request: { job: number }; response: Nothing };
  share_to_file: {
    request: Pick<Share, "format"> & { entry: string[]; unprotected?: boolean };
    response: Shared | null;
  };
  import_from: {
    request: { what: "file" | "folder"; dry_run?: boolean; same?: boolean };
    response: Imported | null;
  };
  export_to: { request: { format: "jsonl" | "markdown" }; response: Exported | null };
  backup_to: { request: Nothing; response: VaultBackedUp | null };
  /** Somebody chooses a folder; given up, the usual one is used, or none where it is the second. */
  backup_place_choose: {
    request: { which: WhichPlace; give_up?: boolean };
    response: BackupPlaceChosen | null;
  };
  open_link: { request: { url: string }; response: boolean };
  about: { request: Nothing; response: About };
}

/** Every event, of the table and of the host. */
export interface HostEvents extends Events {
  /** The host is about to lock or to close: save what is unsaved and answer `lock_ready`. */
  locking: { reason: "idle" | "close" | "suspend" };
}

/** The way to a host. */
export interface Transport {
  ask<K extends keyof HostCalls>(
    name: K,
    request: HostCalls[K]["request"],
  ): Promise<HostCalls[K]["response"]>;
  /** Calls `told` for each event until the answer is called. */
  listen<E extends keyof HostEvents>(event: E, told: (payload: HostEvents[E]) => void): () => void;
  /** After unlocking and locking: a host with windows of its own does nothing here. */
  changeWindow(): void;
}
