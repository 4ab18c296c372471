// Made from the command table in crates/api by `cargo xtask types`; never changed by hand.

/** A line that is shown once something is answered. */
export type After = {
  /** The answer that is looked at. */
  field: string;
  /** What it has to be. */
  is: Array<string>;
  /** The line. */
  show: string;
  /** Where it offers to go: `support`, or `promise` for a new one. */
  open?: string;
};

/** A refusal, as it goes over the wire. The message holds no entry text and no path. */
export type ApiError = {
  /** The class. */
  code: Code;
  /** One plain sentence, without a capital or a full stop. */
  message: string;
  /** Which field of the request was meant, where it was one. */
  field?: string;
  /** Present and true when the same request may succeed later, nothing about it being wrong. */
  retry?: boolean;
};

/** Puts the answers of an apology together to a first draft of a letter. The entry stays as it is. */
export type ApologyLetter = {
  /** Which entry. */
  id: string;
};

/** How it went. */
export type BackupKept = {
  /** How many backups were made, each found whole. None where nothing had changed. */
  made: number;
  /** How many were thinned out. */
  thinned: number;
};

/** A backup. */
export type BackupLine = {
  /** Its name in requests. It is no path. */
  id: string;
  /** Where it lies. */
  place: WhichPlace;
  /** When it was made: RFC 3339 in UTC. */
  made_at: string;
  /** Its size in bytes. */
  size: number;
  /** Whether it is whole, as far as is known. */
  whole: boolean;
  /** What opens it. */
  opens: BackupOpens;
  /** Whether it holds all that is written now. */
  latest: boolean;
  /** When it was last opened and found whole: RFC 3339 in UTC. */
  proved_at?: string;
  /** Whether it may hold texts that were deleted for good. */
  holds_deleted: boolean;
  /**
   * By when it will have been thinned out if one is made every day: RFC 3339 in UTC. Absent for
   * one that is not thinned out by itself.
   */
  gone_by?: string;
};

/** Lists the backups in all places that are there. */
export type BackupList = Record<symbol, never>;

/**
 * Makes a backup in each place that is there and has none of what is written now, and thins out
 * those that have become too many.
 */
export type BackupNow = Record<symbol, never>;

/** What opens a backup. */
export type BackupOpens = "now" | "journal" | "then";

/** A place for backups. */
export type BackupPlace = {
  /** Which of them. */
  which: WhichPlace;
  /** The folder. */
  path: string;
  /** Whether nobody chose it. */
  usual: boolean;
  /** Whether it is there. */
  there: boolean;
  /** Since when it is known not to be there: RFC 3339 in UTC. */
  missing_since?: string;
  /** What its disk has free, in bytes, where that is known. */
  free?: number;
};

/** The place that is used from now on. */
export type BackupPlaceChosen = {
  /** Which place. */
  which: WhichPlace;
  /** The folder; absent where there is none. */
  path?: string;
};

/** Keeps backups in another folder from now on. Those that lie in the folder of before stay there. */
export type BackupPlaceSet = {
  /** Which place. */
  which: WhichPlace;
  /** The folder. Without it, the first place is the usual one again, and there is no second. */
  path?: string;
};

/** Opens a backup by the key of the open journal, checks every page of it and counts what is in it. */
export type BackupProve = {
  /** Which backup, by the name that the list gives. */
  id: string;
};

/** A backup that opened and is whole. */
export type BackupProved = {
  /** When it was made: RFC 3339 in UTC. */
  made_at: string;
  /** Entries outside the trash. */
  entries: number;
  /** Entries in the trash. */
  trashed: number;
};

/**
 * Removes backups of this journal. The last two that are whole go only when there is a newer one
 * that is.
 */
export type BackupRemove = {
  /** Which backups, by the names that the list gives. One that is gone already is passed over. */
  id: Array<string>;
};

/** How it stands with the backups. */
export type BackupStanding = {
  /** Whether they are made by themselves. */
  on: boolean;
  /**
   * When it was last known that a whole backup holds everything, or did when it was made: RFC
   * 3339 in UTC.
   */
  sound_at?: string;
  /** Whether they are made by themselves, and for fourteen days none was. */
  overdue: boolean;
  /** What kept the last one from being made. */
  trouble?: BackupTrouble;
};

/** Asks how it stands with the backups, without looking at them. */
export type BackupState = Record<symbol, never>;

/** Why no backup could be made. */
export type BackupTrouble = {
  /** When: RFC 3339 in UTC. */
  at: string;
  /** The code of the refusal. */
  code: string;
};

/** The backups, and where they are kept. */
export type Backups = {
  /** Where they are kept. */
  places: Array<BackupPlace>;
  /** The backups, the newest first. */
  backups: Array<BackupLine>;
  /** How it stands with them. */
  standing: BackupStanding;
};

/** How many went. */
export type BackupsRemoved = {
  /** How many backups were removed. */
  removed: number;
};

/** One of a few. */
export type Choice = {
  /** The answer it stands for. */
  id: string;
  /** Its words. */
  label: string;
};

/**
 * Why something was refused, in the classes a person or a program can act on. The words are a
 * contract: none is ever renamed.
 */
export type Code = "wrong_passphrase" | "header_damaged" | "database_damaged" | "not_a_vault" | "vault_in_use" | "newer_version" | "exists_not_empty" | "not_found" | "invalid" | "no_space" | "unwritable" | "unsupported" | "cancelled";

/** One of certain answers was given. */
export type Condition = {
  /** The answer that is looked at. */
  field: string;
  /** What it has to be. */
  is: Array<string>;
};

/** A day, written YYYY-MM-DD. It has no zone: it is the day on the wall, wherever the writer is. */
export type Day = string;

/** One entry, whole. */
export type Entry = {
  /** Its name. */
  id: string;
  /** What kind of writing it is. */
  kind: Kind;
  /** May be empty. */
  title: string;
  /** RFC 3339 with offset; without, or a day alone, where no more is known. */
  entry_date: string;
  /** IANA name of the zone, where known. */
  zone?: string;
  /** In the writer's order and spelling. */
  tags: Array<string>;
  /** Words of the text, markup not counted. */
  word_count: number;
  /** Markdown. */
  body: string;
  /** Counts up by one with every change, from 1. */
  revision: number;
  /** How it felt, 0 to 10. */
  feeling?: number;
  /** What an import brought along besides. */
  extra?: Record<string, unknown>;
  /** RFC 3339 in UTC. */
  created_at: string;
  /** RFC 3339 in UTC. */
  updated_at: string;
  /** When it was put into the trash, RFC 3339 in UTC. */
  trashed_at?: string;
  /** Which way of looking in a reflection takes. */
  lens?: string;
  /** Where it stands. */
  status: Status;
  /** The day it was given, where it was. */
  given_on?: Day;
  /** How it felt before the writing, 0 to 10. */
  feel_before?: number;
  /** How it felt after, 0 to 10. */
  feel_after?: number;
  /** Guided answers, by the names the guides give them. */
  fields: Record<string, string | number | boolean | string[]>;
  /** Whom it is about. */
  person?: RecordId;
  /** What it is about. */
  matter?: RecordId;
  /** Whether the writer marked it. */
  starred: boolean;
  /** Whether it may be among what is shared. */
  shareable: boolean;
  /** Whether Home may bring it up by itself. */
  resurface: boolean;
  /** The writer lets it rest until this day. */
  rests_until?: Day;
  /** Whom and what its text has links to, as they are called today. */
  mentions: Array<Mentioned>;
  /** The entries that have a link to it, newest first. */
  mentioned_by: Array<Mentioned>;
};

/** Adds an entry. */
export type EntryAdd = {
  /** What kind of writing it is. */
  kind: Kind;
  /** None unless given. At most 4,096 bytes. */
  title?: string;
  /** When it belongs: RFC 3339, a wall clock without offset, or a day. Now unless given. */
  date?: string;
  /** Its tags, in this order, at most 100 of at most 256 bytes. `tags` is taken for it too. */
  tag?: Array<string>;
  /** Markdown, at most 16 MiB. */
  body?: string;
  /** Which way of looking in a reflection takes, at most 64 bytes. */
  lens?: string;
  /** Whom it is about. */
  person?: RecordId;
  /** What it is about. */
  matter?: RecordId;
  /** Where it stands; a draft, unless given. */
  status?: Status;
  /** The day it was given; today, where it is given and no day is. */
  given_on?: Day;
  /** How it felt before the writing, 0 to 10. */
  feel_before?: number;
  /** How it felt after, 0 to 10. */
  feel_after?: number;
  /** Whether it may be among what is shared. No, unless given. */
  shareable?: boolean;
  /** Whether it is marked. No, unless given. */
  starred?: boolean;
  /** The writer lets it rest until this day. */
  rests_until?: Day;
  /** Whether Home may bring it up by itself. Yes, unless given. */
  resurface?: boolean;
  /** Guided answers, at most 1 MiB together: a text, a number, yes or no, or a list of texts each. */
  fields?: Record<string, string | number | boolean | string[]>;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** The entry that was added. */
export type EntryAdded = {
  /** Its name from now on. */
  id: string;
};

/** Puts an entry into the trash. */
export type EntryDelete = {
  /** Which entry. */
  id: string;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** Changes an entry; what is not given stays. */
export type EntryEdit = {
  /** Which entry. */
  id: string;
  /** Another title. */
  title?: string;
  /** Another date, in a form that `entry_add` takes. */
  date?: string;
  /** Other tags, all of them; an empty list takes them away. `tags` is taken for it too. */
  tag?: Array<string>;
  /** Another kind. */
  kind?: Kind;
  /** Another text, Markdown. */
  body?: string;
  /** Another way of looking in; `null` takes it away. */
  lens?: string | null;
  /** About somebody else; `null` takes it away. */
  person?: string | null;
  /** About another matter; `null` takes it away. */
  matter?: string | null;
  /** Another standing. What becomes given was given today, unless a day is set. */
  status?: Status;
  /** Another day on which it was given; `null` takes it away. */
  given_on?: string | null;
  /** Another feeling before the writing, 0 to 10; `null` takes it away. */
  feel_before?: number | null;
  /** Another feeling after it, 0 to 10; `null` takes it away. */
  feel_after?: number | null;
  /** Whether it may be among what is shared. */
  shareable?: boolean;
  /** Whether it is marked. */
  starred?: boolean;
  /** Rests until another day; `null` takes it away. */
  rests_until?: string | null;
  /** Whether Home may bring it up by itself. */
  resurface?: boolean;
  /** Guided answers that change; `null` takes one away, and those not named stay. */
  fields?: Record<string, string | number | boolean | string[] | null>;
  /** The revision the change was made on. Refused when the entry has moved on from it. */
  if_revision?: number;
  /**
   * Whether this is one of many saves while the writer types. Such saves, a few minutes apart,
   * become one revision, unless much text went.
   */
  typing?: boolean;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** The entry that was changed. */
export type EntryEdited = {
  /** Its name. */
  id: string;
  /** Its revision now; the one before, when the change changed nothing. */
  revision: number;
};

/** Lists the superseded states of an entry, the latest first. */
export type EntryHistory = {
  /** Which entry. */
  id: string;
  /** Only the state with this number. */
  revision?: number;
};

/** One entry in a list: no text. */
export type EntryLine = {
  /** Its name. */
  id: string;
  /** What kind of writing it is. */
  kind: Kind;
  /** May be empty. */
  title: string;
  /** RFC 3339 with offset; without, or a day alone, where no more is known. */
  entry_date: string;
  /** In the writer's order and spelling. */
  tags: Array<string>;
  /** Words of the text, markup not counted. */
  word_count: number;
  /** How it felt, 0 to 10. */
  feeling?: number;
  /** When it was put into the trash, RFC 3339 in UTC. */
  trashed_at?: string;
  /** Which way of looking in a reflection takes. */
  lens?: string;
  /** Where it stands. */
  status: Status;
  /** Whom it is about. */
  person?: RecordId;
  /** What it is about. */
  matter?: RecordId;
  /** Whether the writer marked it. */
  starred: boolean;
  /** Until when it is out of sight; 9999-12-31 when it is until it is opened. */
  sealed_until?: Day;
};

/** Lists entries, newest first. */
export type EntryList = {
  /** At most so many; all, unless given. */
  limit?: number;
  /** No earlier than this day or instant. */
  from?: string;
  /** No later than this; a day counts whole. */
  to?: string;
  /** Of this kind. */
  kind?: Kind;
  /** With this tag; capitals and accents make no difference. */
  tag?: string;
  /** About this person, about a matter of theirs, or with a link to them in it. */
  person?: RecordId;
  /** About this matter, or with a link to it in it. */
  matter?: RecordId;
  /** With this lens. */
  lens?: string;
  /** With this status. */
  status?: Status;
  /** Only those that are marked, or only the others. */
  starred?: boolean;
  /** Only those that are sealed, each with its day. */
  sealed?: boolean;
};

/** The entry that something was done with. */
export type EntryNamed = {
  /** Its name. */
  id: string;
};

/** Opens a sealed entry, whatever its day. */
export type EntryOpen = {
  /** Which entry. */
  id: string;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/**
 * Puts an entry out of sight: no list, search or export has it until its day, or until it is
 * opened.
 */
export type EntrySeal = {
  /** Which entry. */
  id: string;
  /** A day after today; until it is opened by hand, unless given. */
  until?: Day;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** The entry that was sealed. */
export type EntrySealed = {
  /** Its name. */
  id: string;
  /** Until when; 9999-12-31 when it is until it is opened. */
  sealed_until: Day;
};

/** Shows one entry, whole; also from the trash. One that is sealed is refused. */
export type EntryShow = {
  /** Which entry. */
  id: string;
};

/**
 * Writes every entry outside the trash to a file or folder that is not there yet. It appears whole
 * or not at all.
 */
export type Export = {
  /** `jsonl` or `markdown`. */
  format: string;
  /** The new file, or for Markdown the new folder. */
  out: string;
};

/** How an export ended. */
export type Exported = {
  /** The format that was written. */
  format: string;
  /** Where it lies. */
  out: string;
  /** Entries written. */
  entries: number;
  /** Files written. */
  files: number;
  /** SHA-256 in lower-case hexadecimal, where the export is one file. */
  sha256?: string;
};

/** What a search found. */
export type Found = {
  /** How many entries hold it, also beyond `hits`; at least so many, where they were not counted. */
  total: number;
  /** Whether they were counted. */
  counted: boolean;
  /** How long counting, finding and cutting snippets took, in milliseconds. */
  took_ms: number;
  /** The first of them. */
  hits: Array<Hit>;
};

/** The questions of one kind of writing or record. */
export type Guide = {
  /** Its name. */
  id: string;
  /** What it is for. */
  for: Purpose;
  /** The steps, in order. Any of them may be left out. */
  steps: Array<Step>;
};

/** Lists the guides with all their steps. Words are named by their messages. */
export type GuideList = Record<symbol, never>;

/** One entry that was found. */
export type Hit = {
  /** Its name. */
  id: string;
  /** May be empty. */
  title: string;
  /** RFC 3339 with offset; without, or a day alone, where no more is known. */
  entry_date: string;
  /** A piece of the text round the first hit, on one line. */
  snippet: string;
  /** Where the query's words stand in the snippet: beginning and end in UTF-16 code units. */
  marks: Array<[number, number]>;
  /** What kind of writing it is. */
  kind: Kind;
};

/** Imports a file or folder. What cannot be read is skipped and named; the same again adds nothing. */
export type Import = {
  /** The file or folder. */
  path: string;
  /** `jsonl` or `markdown`; found by content, unless given. */
  format?: string;
  /** Only report what would be imported. */
  dry_run?: boolean;
};

/**
 * How an import ended. `found` is the sum of `imported`, `duplicates`, what `skipped` names, and
 * `skipped_unnamed`.
 */
export type Imported = {
  /** The format that was read. */
  format: string;
  /** Entries found, readable or not. */
  found: number;
  /** Entries that are new in the journal; in a dry run, those that would be. */
  imported: number;
  /** Entries that were in the journal before, or twice in the source. */
  duplicates: number;
  /** What was not imported: the first 10,000. */
  skipped: Array<Remark>;
  /** Pictures and other files imported along with the entries. */
  attachments: number;
  /** What else there is to know: the first 10,000. */
  warnings: Array<Remark>;
  /** How many more were not imported, beyond those that `skipped` names. */
  skipped_unnamed: number;
};

/** How a question is answered. */
export type Input = "text" | "line" | "choice" | "rating" | "feelings" | "day" | "cadence" | "person" | "matter" | "values" | "none";

/** How far a job is. */
export type JobProgress = {
  /** Which job. The host stops it by this number. */
  job: number;
  /** Which command it carries out; absent for one that takes a secret and is none of the table. */
  command?: keyof Commands;
  /** What it is doing. */
  step: Step;
  /** How much of this step is done. */
  done: number;
  /** Out of how much, where that is known. */
  total?: number;
};

/** The work and memory that trying one passphrase takes, by Argon2id. */
export type KeyDerivation = {
  /** Memory in KiB. */
  memory_kib: number;
  /** Passes over the memory. */
  passes: number;
  /** Lanes, worked on side by side. */
  lanes: number;
};

/** The four kinds of writing. */
export type Kind = "reflection" | "talk" | "apology" | "forgiveness";

/** A first draft. */
export type Letter = {
  /** The writer's own answers, a paragraph each; empty where nothing is answered yet. */
  text: string;
};

/** A record or an entry that a text has a link to, or an entry with a link to another. */
export type Mentioned = {
  /** `person`, `matter` or `entry`. */
  noun: string;
  /** Its name. */
  id: string;
  /** What it is called today: a label or a title. May be empty. */
  label: string;
};

/** In which order hits come. */
export type Order = "newest" | "rank";

/** When a step belongs. */
export type Part = "before" | "after";

/** Somebody. */
export type Person = {
  /** Their name here. */
  id: RecordId;
  /** A nickname or an initial. */
  label: string;
  /** How they stand to the writer. */
  relation: Relation;
  /** Whatever the writer wants to keep in mind. */
  note: string;
  /** Whether Home may bring up by itself what is about them. */
  resurface: boolean;
  /** Whether they are in the trash. */
  removed: boolean;
};

/** Writes somebody down. */
export type PersonAdd = {
  /** A nickname or an initial, at most 256 bytes. */
  label: string;
  /** How they stand to the writer; `other` unless given. */
  relation?: Relation;
  /** Whatever the writer wants to keep in mind. */
  note?: string;
  /** Whether Home may bring up by itself what is about them. Yes, unless given. */
  resurface?: boolean;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** Puts somebody into the trash. */
export type PersonDelete = {
  /** Who. */
  id: RecordId;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** Changes what is written of somebody; what is not given stays. */
export type PersonEdit = {
  /** Who. */
  id: RecordId;
  /** Another label. */
  label?: string;
  /** Another relation. */
  relation?: Relation;
  /** Another note. */
  note?: string;
  /** Whether Home may bring up by itself what is about them. */
  resurface?: boolean;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** Lists everybody, by label. */
export type PersonList = Record<symbol, never>;

/** Shows what is written of somebody; also from the trash. */
export type PersonShow = {
  /** Who. */
  id: RecordId;
};

/** Where the writer left off. */
export type Place = {
  /** What the window kept; absent until it first did. */
  place?: string;
};

/** Asks where the writer left off. */
export type PlaceGet = Record<symbol, never>;

/** The place is kept. */
export type PlaceKept = Record<symbol, never>;

/**
 * Keeps where the writer is: view, entry, caret, scroll. It lies in the vault, and only the window
 * that wrote it knows what it means.
 */
export type PlaceSet = {
  /** At most 16,384 bytes. */
  place: string;
};

/** What the file will hold. */
export type Preview = {
  /** The entries, in the order of the file. */
  pieces: Array<PreviewPiece>;
  /** Words in their texts. */
  words: number;
  /** What the reader of the document will miss. */
  warnings: Array<string>;
};

/** An entry as it will stand in the file. */
export type PreviewPiece = {
  /** Its heading: its title, or its day where it has none. */
  title: string;
  /** Kind, day and tags as they are printed, line by line. */
  facts: string;
  /** Its text, as Markdown. */
  body: string;
};

/** What a guide is for: one of these, or a kind of entry and its lens. */
export type Purpose = {
  /** A kind of entry. */
  kind?: Kind;
  /** Of entries of that kind, those with this lens. */
  lens?: string;
  /** A kind of commitment. */
  commitment?: string;
  /** What came of a commitment: this outcome. */
  event?: string;
  /** A session. */
  session?: boolean;
  /** A check-in. */
  checkin?: boolean;
  /** A look at a value. */
  value?: boolean;
  /** A matter. */
  matter?: boolean;
  /** The page on being safe and free. Its questions are answered nowhere. */
  safety?: boolean;
};

/** The name of a record: a UUID, version 7. */
export type RecordId = string;

/** The record that something was done with. */
export type RecordNamed = {
  /** Its name. */
  id: RecordId;
};

/** How somebody stands to the writer. */
export type Relation = "partner" | "ex" | "friend" | "parent" | "child" | "sibling" | "relative" | "colleague" | "other" | "self";

/** Something to know about one place in the source. */
export type Remark = {
  /** Where it stands: a line, a file or a folder. */
  source: string;
  /** What there is to know, for people. */
  reason: string;
};

/** A state of an entry that a later one superseded. */
export type Revision = {
  /** Its number. */
  revision: number;
  /** When it was written, RFC 3339 in UTC, by the clock of that moment. */
  saved_at: string;
  /** When the next one took its place. */
  superseded_at: string;
  /** What kind of writing it was. */
  kind: Kind;
  /** Its title. */
  title: string;
  /** When it belonged. */
  entry_date: string;
  /** Its tags. */
  tags: Array<string>;
  /** Its text, Markdown. */
  body: string;
  /** Which way of looking in a reflection takes. */
  lens?: string;
  /** Where it stands. */
  status: Status;
  /** The day it was given, where it was. */
  given_on?: Day;
  /** How it felt before the writing, 0 to 10. */
  feel_before?: number;
  /** How it felt after, 0 to 10. */
  feel_after?: number;
  /** Guided answers, by the names the guides give them. */
  fields: Record<string, string | number | boolean | string[]>;
};

/** A line that is shown when an answer holds one of certain words, in any capitals. */
export type Says = {
  /** The words, in English and small letters. */
  any: Array<string>;
  /** The line. */
  show: string;
};

/** Finds entries. Words are all required; `"in quotes"` is a phrase; `begin*` is a beginning. */
export type Search = {
  /** At most 4,096 bytes. */
  query: string;
  /** At most so many hits; 50, unless given. `total` counts them all. */
  limit?: number;
  /** Whether hits have to be counted; yes, unless given. If not, the newest hits may come sooner. */
  counted?: boolean;
  /** Newest first, unless given. */
  order?: Order;
  /** No earlier than this day or instant. */
  from?: string;
  /** No later than this; a day counts whole. */
  to?: string;
  /** Of this kind. */
  kind?: Kind;
  /** With this tag; capitals and accents make no difference. */
  tag?: string;
  /** About this person, about a matter of theirs, or with a link to them in it. */
  person?: RecordId;
  /** About this matter, or with a link to it in it. */
  matter?: RecordId;
  /** With this lens. */
  lens?: string;
  /** With this status. */
  status?: Status;
  /** Only those that are marked, or only the others. */
  starred?: boolean;
};

/** One setting. */
export type Setting = {
  /** Its name. */
  key: string;
  /** What it is now. */
  value: string | number;
  /** What it is until somebody says otherwise. */
  default: string | number;
  /** The words it may be, for a setting that is a word. */
  words?: Array<string>;
  /** The least and the most it may be, for a setting that is a number. */
  bounds?: [number, number];
};

/** Asks for one setting. */
export type SettingGet = {
  /** Its name. */
  key: string;
};

/** Lists every setting. */
export type SettingList = Record<symbol, never>;

/** Changes one setting. */
export type SettingSet = {
  /** Its name. */
  key: string;
  /** One of the words it may be, or a number within its bounds. */
  value: string | number;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/**
 * Writes chosen entries to a file for somebody, and notes it in the vault. Either `entry`, or
 * `from` and `to`, or `matter`, says which. A PDF without a word on protection gets a password made here; other
 * formats are refused without `unprotected`.
 */
export type Share = {
  /** These entries. `entries` is taken for it too. */
  entry?: Array<string>;
  /** Every entry from this day or instant on. */
  from?: string;
  /** Every entry up to this; a day counts whole. */
  to?: string;
  /** Every entry about this matter, or with a link to it in it. */
  matter?: RecordId;
  /** `pdf` or `markdown`. */
  format: string;
  /** The file. */
  out: string;
  /** Whether anybody who has the file may read it. */
  unprotected?: boolean;
  /** Whether a file of that name is replaced. */
  overwrite?: boolean;
};

/** Lists everything that was shared, the latest first. */
export type ShareLog = Record<symbol, never>;

/** One file that left. Its words and its password are kept nowhere. */
export type ShareNote = {
  /** When, RFC 3339 in UTC. */
  at: string;
  /** `pdf` or `markdown`. */
  format: string;
  /** `password` or `unprotected`. */
  protection: string;
  /** SHA-256 of the file, in lower-case hexadecimal. */
  sha256: string;
  /** Which entries. */
  entries: Array<SharedEntry>;
};

/**
 * Shows what `share` would put into the file for these entries. The entries go the same way; only
 * the last step, the file, is missing.
 */
export type SharePreview = {
  /** These entries. */
  entry: Array<string>;
  /** `pdf` or `markdown`. */
  format: string;
};

/** The file that was written. */
export type Shared = {
  /** Where it lies. */
  file: string;
  /** SHA-256 of the file, in lower-case hexadecimal. */
  sha256: string;
  /** How many entries are in it. */
  entries: number;
  /** How many places were redacted. */
  redactions: number;
  /** The password, when one was made here. It is kept nowhere. */
  password?: string;
  /** What the reader of the document will miss. */
  warnings: Array<string>;
};

/** An entry as it was shared. */
export type SharedEntry = {
  /** Its name. */
  id: string;
  /** Its revision then. */
  revision: number;
};

/** Where a piece of writing stands. */
export type Status = "draft" | "ready" | "given" | "kept";

/** What a job is doing. */
export type Step = "starting" | "checking" | "importing" | "exporting" | "reading" | "finding_fonts" | "setting_pages" | "protecting" | "wiping" | "encrypting" | "copying" | "packing";

/** A tag. */
export type Tag = {
  /** As spelled. */
  name: string;
  /** How many entries outside the trash have it. */
  entries: number;
};

/** Lists every tag in use, the most used first. */
export type TagList = Record<symbol, never>;

/** One page of the timeline, newest first. */
export type Timeline = {
  /** `next` of the page before; the first page, unless given. */
  cursor?: string;
  /** At most so many entries, up to 500; 50, unless given. */
  limit?: number;
  /** No earlier than this day or instant. */
  from?: string;
  /** No later than this; a day counts whole. */
  to?: string;
  /** Of this kind. */
  kind?: Kind;
  /** With this tag; capitals and accents make no difference. */
  tag?: string;
  /** About this person, about a matter of theirs, or with a link to them in it. */
  person?: RecordId;
  /** About this matter, or with a link to it in it. */
  matter?: RecordId;
  /** With this lens. */
  lens?: string;
  /** With this status. */
  status?: Status;
  /** Only those that are marked, or only the others. */
  starred?: boolean;
};

/** One entry on a page. */
export type TimelineLine = {
  /** The beginning of the text, on one line. */
  excerpt: string;
  /** Its name. */
  id: string;
  /** What kind of writing it is. */
  kind: Kind;
  /** May be empty. */
  title: string;
  /** RFC 3339 with offset; without, or a day alone, where no more is known. */
  entry_date: string;
  /** In the writer's order and spelling. */
  tags: Array<string>;
  /** Words of the text, markup not counted. */
  word_count: number;
  /** How it felt, 0 to 10. */
  feeling?: number;
  /** When it was put into the trash, RFC 3339 in UTC. */
  trashed_at?: string;
  /** Which way of looking in a reflection takes. */
  lens?: string;
  /** Where it stands. */
  status: Status;
  /** Whom it is about. */
  person?: RecordId;
  /** What it is about. */
  matter?: RecordId;
  /** Whether the writer marked it. */
  starred: boolean;
  /** Until when it is out of sight; 9999-12-31 when it is until it is opened. */
  sealed_until?: Day;
};

/** One page. */
export type TimelinePage = {
  /** Newest first. */
  entries: Array<TimelineLine>;
  /** Where the next page begins; absent after the last entry. */
  next?: string;
};

/** How much went. */
export type TrashEmptied = {
  /** How many entries went for good. */
  removed: number;
};

/** Empties the trash for good. */
export type TrashEmpty = {
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** Lists what is in the trash, the latest first. */
export type TrashList = Record<symbol, never>;

/** Takes an entry or a record back out of the trash, as it was. */
export type TrashRestore = {
  /** Which entry. */
  id: string;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** What can be said of a vault. */
export type VaultAbout = {
  /** The vault's own name, random, made when it was. */
  vault_id: string;
  /** The format of the folder. */
  format: number;
  /** Entries outside the trash. */
  entries: number;
  /** Entries in the trash. */
  trashed: number;
  /** Whether a recovery code opens it. */
  recovery: boolean;
  /** Size of the database file in bytes. */
  size: number;
  /** How many transactions have changed it. */
  generation: number;
  /** What trying one passphrase costs. */
  key_derivation: KeyDerivation;
  /** Whether it can only be read, because the folder or its medium cannot be written. */
  read_only: boolean;
  /**
   * Whether one of the two header copies was damaged or missing when it was opened. The other
   * one served.
   */
  header_mended: boolean;
};

/** A backup that was made, and was found whole. */
export type VaultBackedUp = {
  /** Where it lies. */
  out: string;
  /** Its size in bytes. */
  size: number;
  /** SHA-256 of the file, in lower-case hexadecimal. */
  sha256: string;
};

/**
 * Writes a backup of the whole vault into a file that is not there yet. What opens the vault opens
 * it; it has a key of its own. Meanwhile the vault is read and written as ever.
 */
export type VaultBackup = {
  /** The new file. */
  out: string;
};

/** Asks what can be said of the vault. */
export type VaultInfo = Record<symbol, never>;

/** A vault that is whole. */
export type VaultVerified = {
  /** Entries outside the trash. */
  entries: number;
  /** Entries in the trash. */
  trashed: number;
  /** Whether the search index did not agree with the entries and was made anew from them. */
  index_rebuilt: boolean;
  /** Whether one of the two header copies was damaged or missing when the vault was opened. */
  header_mended: boolean;
};

/**
 * Checks the whole vault: every page of the database, its structure, every entry, and the search
 * index against the entries.
 */
export type VaultVerify = Record<symbol, never>;

/** Which of the places. */
export type WhichPlace = "first" | "second";

/** Every command: what it takes and what it gives. */
export interface Commands {
  vault_info: { kind: "query"; reach: "anyone"; request: VaultInfo; response: VaultAbout };
  vault_verify: { kind: "job"; reach: "anyone"; request: VaultVerify; response: VaultVerified };
  vault_backup: { kind: "job"; reach: "paths"; request: VaultBackup; response: VaultBackedUp };
  backup_state: { kind: "query"; reach: "anyone"; request: BackupState; response: BackupStanding };
  backup_list: { kind: "job"; reach: "anyone"; request: BackupList; response: Backups };
  backup_now: { kind: "job"; reach: "anyone"; request: BackupNow; response: BackupKept };
  backup_prove: { kind: "job"; reach: "anyone"; request: BackupProve; response: BackupProved };
  backup_remove: { kind: "job"; reach: "anyone"; request: BackupRemove; response: BackupsRemoved };
  backup_place_set: { kind: "mutate"; reach: "paths"; request: BackupPlaceSet; response: BackupPlaceChosen };
  entry_add: { kind: "mutate"; reach: "anyone"; request: EntryAdd; response: EntryAdded };
  entry_edit: { kind: "mutate"; reach: "anyone"; request: EntryEdit; response: EntryEdited };
  entry_list: { kind: "query"; reach: "anyone"; request: EntryList; response: Array<EntryLine> };
  entry_show: { kind: "query"; reach: "anyone"; request: EntryShow; response: Entry };
  entry_history: { kind: "query"; reach: "anyone"; request: EntryHistory; response: Array<Revision> };
  entry_delete: { kind: "mutate"; reach: "anyone"; request: EntryDelete; response: EntryNamed };
  entry_seal: { kind: "mutate"; reach: "anyone"; request: EntrySeal; response: EntrySealed };
  entry_open: { kind: "mutate"; reach: "anyone"; request: EntryOpen; response: EntryNamed };
  guide_list: { kind: "query"; reach: "anyone"; request: GuideList; response: Array<Guide> };
  apology_letter: { kind: "query"; reach: "anyone"; request: ApologyLetter; response: Letter };
  trash_list: { kind: "query"; reach: "anyone"; request: TrashList; response: Array<EntryLine> };
  trash_restore: { kind: "mutate"; reach: "anyone"; request: TrashRestore; response: EntryNamed };
  trash_empty: { kind: "job"; reach: "anyone"; request: TrashEmpty; response: TrashEmptied };
  search: { kind: "query"; reach: "anyone"; request: Search; response: Found };
  timeline: { kind: "query"; reach: "anyone"; request: Timeline; response: TimelinePage };
  person_add: { kind: "mutate"; reach: "anyone"; request: PersonAdd; response: RecordNamed };
  person_edit: { kind: "mutate"; reach: "anyone"; request: PersonEdit; response: RecordNamed };
  person_list: { kind: "query"; reach: "anyone"; request: PersonList; response: Array<Person> };
  person_show: { kind: "query"; reach: "anyone"; request: PersonShow; response: Person };
  person_delete: { kind: "mutate"; reach: "anyone"; request: PersonDelete; response: RecordNamed };
  tag_list: { kind: "query"; reach: "anyone"; request: TagList; response: Array<Tag> };
  setting_list: { kind: "query"; reach: "anyone"; request: SettingList; response: Array<Setting> };
  setting_get: { kind: "query"; reach: "anyone"; request: SettingGet; response: Setting };
  setting_set: { kind: "mutate"; reach: "anyone"; request: SettingSet; response: Setting };
  import: { kind: "job"; reach: "paths"; request: Import; response: Imported };
  export: { kind: "job"; reach: "paths"; request: Export; response: Exported };
  share: { kind: "job"; reach: "paths"; request: Share; response: Shared };
  share_preview: { kind: "job"; reach: "anyone"; request: SharePreview; response: Preview };
  share_log: { kind: "query"; reach: "anyone"; request: ShareLog; response: Array<ShareNote> };
  place_get: { kind: "query"; reach: "anyone"; request: PlaceGet; response: Place };
  place_set: { kind: "mutate"; reach: "anyone"; request: PlaceSet; response: PlaceKept };
}

/** Every event and what comes with it. */
export interface Events {
  "entries-changed": null;
  "tags-changed": null;
  "settings-changed": null;
  "shares-changed": null;
  "backups-changed": null;
  "matters-changed": null;
  "commitments-changed": null;
  "checkins-changed": null;
  "sessions-changed": null;
  "values-changed": null;
  "support-changed": null;
  "job-progress": JobProgress;
}
