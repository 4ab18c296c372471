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
  /** Whether there is a vault at `place`; `missing` when there was one before. */
  state: "none" | "locked" | "missing";
  /** The folder of the vault. */
  place: string;
  risk: PlaceRisk | null;
  /** The vaults that were used before, and this one. */
  vaults: KnownVault[];
  look: Look;
  language: string;
  platform: "linux" | "macos" | "windows";
  /** How it went when a journal was removed a moment ago. */
  removal: Removal | null;
};

/** How a journal was removed; without the two answers it could not be. */
export type Removal = {
  /** The folder it was in. */
  place: string;
  /** Whether the folder itself is gone. One that holds other files stays. */
  folder?: boolean;
  /** Whether none of its files is left. What is left opens with nothing. */
  complete?: boolean;
  /** How many of its backups went before; nothing when that was cut short, and some may have gone. */
  backups?: number;
};

/** What opens the journal was exchanged. */
export type KeysChanged = {
  /** Whether nothing is left in the folder that opens with what opened it before. */
  complete: boolean;
};

/** Why a folder is no good place for a vault: a program carries it elsewhere, or it is elsewhere. */
export type PlaceRisk = { kind: "synced"; by: string } | { kind: "network" };

/** A vault that was used before. A page names no path: `id` is the host's. */
export type KnownVault = { id: string; place: string; current: boolean };

/** What a backup says of itself. */
export type BackupNote = { vault_id: string; made_at: string; recovery: boolean };

/** How hard a passphrase is to guess, by zxcvbn's estimate. */
export type Strength = { score: 0 | 1 | 2 | 3 | 4; guesses_log10: number };

/** What is amiss with a recovery code that was typed. */
export type Mistyped = {
  kind: "missing" | "too_much" | "strange" | "different";
  /** The groups it may be in, from 1 to 9; none where that cannot be told. */
  groups: number[];
};

/** How printing went: there may be no way to print, or the system did not take it. */
export type Printed = "sent" | "nowhere" | "refused";

/** About the program, for the help page. */
export type About = { version: string; webview: string; platform: string; place: string };

type Nothing = Record<string, never>;

/** Every call of the host: what it takes and what it gives. */
export interface HostCalls {
  door_state: { request: Nothing; response: DoorState };
  door_strength: { request: { passphrase: string }; response: Strength };
  door_create: { request: { passphrase: string }; response: Nothing };
  door_unlock: { request: { passphrase: string }; response: Nothing };
  /** Tries a recovery code. One that opens the vault is kept until there is a new passphrase. */
  door_recovery: { request: { recovery: string }; response: { amiss: Mistyped | null } };
  /** Opens the vault by that code, and gives it a new passphrase. */
  door_recover: { request: { passphrase: string }; response: Nothing };
  door_choose_place: { request: Nothing; response: DoorState | null };
  door_choose: { request: { id: string }; response: DoorState };
  door_new: { request: Nothing; response: DoorState };
  door_forget: { request: { id: string }; response: DoorState };
  /** The newest backup of the vault that is meant, where one is known. */
  restore_known: { request: Nothing; response: BackupNote | null };
  /** Chooses a backup: one that somebody picks, or the newest. */
  restore_pick: { request: Nothing; response: BackupNote | null };
  restore_newest: { request: Nothing; response: BackupNote };
  restore_plan: { request: { in_place: boolean; by_recovery: boolean }; response: Nothing };
  restore_run: {
    request: { passphrase: string } | { recovery: string };
    /** `aside` is where the vault is that was in its place. */
    response: { door: DoorState; aside: string | null };
  };
  restore_progress: { request: Nothing; response: { done: number; total: number } | null };
  restore_stop: { request: Nothing; response: Nothing };
  /** A new recovery code, which the host keeps. Two of its groups are to be typed back. */
  recovery_new: { request: Nothing; response: { asked: [number, number] } };
  /** The code as it is written, with hyphens between its groups. */
  recovery_code: { request: Nothing; response: string };
  recovery_save: { request: Nothing; response: { saved: boolean } };
  recovery_print: { request: Nothing; response: { printed: Printed } };
  /** The two groups, with a line break between them. */
  recovery_rehearse: { request: { recovery: string }; response: { right: [boolean, boolean] } };
  recovery_drop: { request: Nothing; response: Nothing };
  call: {
    request: { name: keyof Commands; request: unknown };
    response: unknown;
  };
  lock_now: { request: Nothing; response: Nothing };
  lock_ready: { request: Nothing; response: Nothing };
  stay_awake: { request: Nothing; response: Nothing };
  /** Whether the vault had come further when it was last open here. */
  vault_is_older: { request: Nothing; response: { older: boolean } };
  vault_go_on: { request: Nothing; response: Nothing };
  /** What could not be saved is kept in the host's memory while the vault is locked. */
  unsaved_set: { request: { unsaved: string | null }; response: Nothing };
  unsaved_get: { request: Nothing; response: { unsaved: string | null } };
  job_stop: { request: { job: number }; response: Nothing };
  share_to_file: {
    request: Pick<Share, "format"> & {
      entry?: string[];
      /** What is brought to this meeting, in place of entries. */
      session?: string;
      unprotected?: boolean;
    };
    response: Shared | null;
  };
  import_from: {
    request: { what: "file" | "folder"; dry_run?: boolean; same?: boolean };
    response: Imported | null;
  };
  export_to: { request: { format: "jsonl" | "markdown" }; response: Exported | null };
  backup_to: { request: Nothing; response: VaultBackedUp | null };
  /** A passphrase is the whole of a request; where there are two, a line break stands between them,
   * and the one that opens the journal now comes first. */
  keys_check: { request: { passphrase: string }; response: Nothing };
  keys_strength: { request: { passphrase: string }; response: Strength };
  keys_change: { request: { passphrase: string }; response: KeysChanged };
  keys_rekey: { request: { passphrase: string }; response: KeysChanged };
  keys_recovery: { request: { passphrase: string }; response: KeysChanged };
  keys_recovery_remove: { request: { passphrase: string }; response: KeysChanged };
  /** Whether an exchange was given up because the journal was locked. It is told once. */
  keys_given_up: { request: Nothing; response: { given_up: boolean } };
  vault_removal: {
    request: { passphrase: string };
    /** Where it is, how many backups go with it, places of backups that are not there now, and
     * copies of it beside it, which stay. */
    response: { place: string; backups: number; away: string[]; copies: string[] };
  };
  vault_remove: { request: { passphrase: string }; response: Nothing };
  /** Something was copied out of the page, or cut: then it may be nowhere else. */
  copied: { request: { cut: boolean }; response: Nothing };
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
