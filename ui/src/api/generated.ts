// Made from the command table in crates/api by `cargo xtask types`; never changed by hand.

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

/**
 * Looks over a letter, when the writer asks for it. Nothing of it is kept.
 * 
 * With `id` alone, the letter of that apology as it is stored: marks are placed in its Markdown.
 * With `text` alone, that text: it is plain, and lines that begin with `>` are quotes. With both,
 * the letter of the entry as it is shown: the text is its running words, without markup, quotes,
 * code, tables and what is struck through, and marks are placed in it.
 */
export type ApologyCheck = {
  /** Which entry. */
  id?: string;
  /** Which text. */
  text?: string;
};

/** What a second reader sees. It gives no score, and nothing it says keeps anybody from anything. */
export type ApologyChecked = {
  /**
   * What to look at again: the most serious first, then in the order of the text. Places are
   * UTF-16 code units.
   */
  marks: Array<ApologyMark>;
  /** Which parts of an apology are there, in the order in which they weigh. */
  present: Array<ApologyPart>;
  /** The one part that could be added next. Never the request for forgiveness. */
  suggest_next: ApologyPart | null;
  /** Whether the way to the support list belongs beside it. */
  support: boolean;
  /** The language of the letter, an ISO 639-3 code; only `eng` is read. */
  language: string;
  /** Of an entry: marks that the writer keeps as they are, which are not among the others. */
  kept?: Array<ApologyMark>;
  /** Nothing was looked for, since the entry says that this is an apology to keep the peace. */
  off?: boolean;
};

/**
 * Keeps words that were marked, because the writer means them: they are marked no more in this
 * entry, until they change. The words themselves are not stored again.
 */
export type ApologyKeep = {
  /** Which entry. */
  id: string;
  /** What marked them. */
  rule: ApologyRule;
  /** The words that the mark covers. */
  words: string;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** Puts the answers of an apology together to a first draft of a letter. The entry stays as it is. */
export type ApologyLetter = {
  /** Which entry. */
  id: string;
};

/** A place in the letter that may be worth a second look. */
export type ApologyMark = {
  /** What may be the matter with it. */
  rule: ApologyRule;
  /** How much it may take from the apology. */
  severity: ApologySeverity;
  /** Where it begins, in UTF-16 code units. */
  start: number;
  /** Where it ends, in UTF-16 code units. */
  end: number;
};

/**
 * A part of an apology, in the order in which they weighed with those who were asked (Lewicki,
 * Polin and Lount 2016).
 */
export type ApologyPart = "responsibility" | "repair" | "regret" | "explanation" | "repentance" | "request";

/** One kind of turn that often undoes an apology. */
export type ApologyRule = "conditional" | "but-justify" | "blame-shift" | "passive" | "minimise" | "feelings-not-actions" | "demand-forgiveness" | "excuse" | "vague" | "self-flagellation" | "past-wrongs" | "intent" | "hedge";

/** How much a turn may take from the apology. */
export type ApologySeverity = "stop" | "look" | "note";

/** Takes back that words are kept: they are marked again. Where they were not, nothing changes. */
export type ApologyUnkeep = {
  /** Which entry. */
  id: string;
  /** What marked them. */
  rule: ApologyRule;
  /** The words that the mark covers. */
  words: string;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
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
  /**
   * Whether this journal has made it. Another copy of it may keep its own in a place that was
   * chosen for both, and what was made after the day of a backup that was restored is not known.
   */
  own: boolean;
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

/** The section. */
export type BriefApology = {
  /** Letters, the earliest first. */
  letters: Array<BriefLetter>;
};

/**
 * Gathers what a counsellor's brief says of one tool. People are in it by who they are to the
 * writer, never by what they are called.
 */
export type BriefAsked = {
  /** Of which tool. */
  tool: BriefTool;
  /** The first day. */
  from: Day;
  /** The last day; not before the first. */
  to: Day;
  /** Of this matter only. */
  matter?: RecordId;
  /** Whether letters that were never to be sent are told too. No, unless given. */
  letters?: boolean;
};

/** The section. */
export type BriefBoundary = {
  /** The earliest start first. */
  limits: Array<BriefLimit>;
};

/** What came of a commitment in the days of a brief, counted. */
export type BriefCounts = {
  /** Kept, held, happened, did. */
  kept: number;
  /** In part. */
  partly: number;
  /** Missed, not held, did not. */
  missed: number;
  /** There was no need. */
  not_needed: number;
};

/** One thing done together. */
export type BriefDone = {
  /** Which commitment. */
  commitment: RecordId;
  /** Who it is with. */
  role?: Role;
  /** What it is. */
  text: string;
  /** What the writer hopes by it; may be empty. */
  hope: string;
  /** What came of it in those days. */
  counts: BriefCounts;
  /** What was good, of the times worth doing again. */
  worth_repeating: Array<string>;
};

/** The section. */
export type BriefForgiveness = {
  /** The earliest first. */
  forgiving: Array<BriefForgiving>;
};

/** One piece of it. */
export type BriefForgiving = {
  /** Which entry. */
  entry: EntryId;
  /** Its day. */
  on_day: Day;
  /** Who it is with. */
  role?: Role;
  /** `them`, `myself`, `both`; empty where the writer did not say. */
  toward: string;
  /** The stage, by its id; empty where the writer set none. */
  stage: string;
  /** How the writer means to act, 0 to 10. */
  decision?: number;
  /** How it feels inside, 0 to 10. */
  feeling?: number;
  /** What the writer is ready to put down. */
  release: string;
  /** What the writer still needs. */
  keep: string;
  /** What the writer did to put it right. */
  put_right: string;
  /** The letter that is not to be sent, as Markdown, where letters were asked for. */
  letter?: string;
};

/** A day on which it mattered. */
export type BriefHeld = {
  /** The day. */
  on_day: Day;
  /** Held, partly, not held, or not needed. */
  outcome: Outcome;
  /** The writer's note; may be empty. */
  note: string;
};

/** A hope. */
export type BriefHope = {
  /** Which entry. */
  entry: EntryId;
  /** Its day. */
  on_day: Day;
  /** The hope. */
  hope: string;
};

/** A promise made from a letter. */
export type BriefKept = {
  /** Which commitment. */
  commitment: RecordId;
  /** What it is. */
  text: string;
  /** What came of it in those days. */
  counts: BriefCounts;
};

/** What the writer noted on a day. */
export type BriefLesson = {
  /** The day. */
  on_day: Day;
  /** The note; may be empty. */
  note: string;
  /** What was learned; may be empty. */
  learned: string;
};

/** One letter. */
export type BriefLetter = {
  /** Which entry. */
  entry: EntryId;
  /** Its day. */
  on_day: Day;
  /** Who it is with. */
  role?: Role;
  /** Its text, as Markdown. */
  letter: string;
  /**
   * Which parts of an apology are in it, in the order in which they weigh. Absent where it was
   * not looked over: it is not in English, or it was written to keep the peace.
   */
  present?: Array<ApologyPart>;
  /** Where it stands. */
  status: Status;
  /** The day it was given. */
  given_on?: Day;
  /** What was promised from it. */
  promises: Array<BriefKept>;
};

/** One boundary. */
export type BriefLimit = {
  /** Which commitment. */
  commitment: RecordId;
  /** Who it is with. */
  role?: Role;
  /** The limit. */
  text: string;
  /** What the writer does. */
  then_i_will: string;
  /** The days, the earliest first. */
  days: Array<BriefHeld>;
};

/** One meeting. */
export type BriefMeeting = {
  /** Which session. */
  session: RecordId;
  /** Its day. */
  on_day: Day;
  /** What it was to be about. */
  focus: string;
  /** What was asked, in the writer's order. */
  questions: Array<BriefQuestion>;
  /** What the writer wants to remember. */
  takeaways: string;
  /** What the writer will try. */
  next_steps: string;
};

/** One thing that is shared. */
export type BriefOpen = {
  /** Which commitment. */
  commitment: RecordId;
  /** Who it is with. */
  role?: Role;
  /** What is shared. */
  text: string;
  /** What stays the writer's. */
  stays_mine: string;
  /** The day to look at it again. */
  review_on?: Day;
  /** What came of it in those days. */
  counts: BriefCounts;
};

/** The section. */
export type BriefOpenness = {
  /** The earliest start first. */
  open: Array<BriefOpen>;
};

/** One promise. */
export type BriefPromise = {
  /** Which commitment. */
  commitment: RecordId;
  /** Who it is with. */
  role?: Role;
  /** What it is. */
  text: string;
  /** When … */
  when_cue: string;
  /** … I will. */
  then_i_will: string;
  /** What came of it in those days. */
  counts: BriefCounts;
  /** Notes and lessons, the earliest first. */
  lessons: Array<BriefLesson>;
};

/** The section. */
export type BriefPromises = {
  /** The earliest start first. */
  promises: Array<BriefPromise>;
};

/** A question. */
export type BriefQuestion = {
  /** Its words. */
  text: string;
  /** Whether it came up. */
  raised: boolean;
};

/** One check-in. A scale that was left out is absent. */
export type BriefRatings = {
  /** Which check-in. */
  checkin: RecordId;
  /** Its day. */
  on_day: Day;
  /** How much the writer trusts them, 0 to 10. */
  trust?: number;
  /** How much it hurts, 0 to 10. */
  hurt?: number;
  /** How close it feels, 0 to 10. */
  closeness?: number;
  /** How much the writer trusts themselves, 0 to 10. */
  self_trust?: number;
  /** How steady the writer feels, 0 to 10. */
  steadiness?: number;
};

/** A section. */
export type BriefSection = { "tool": "talk" } & BriefTalks | { "tool": "apology" } & BriefApology | { "tool": "openness" } & BriefOpenness | { "tool": "boundary" } & BriefBoundary | { "tool": "session" } & BriefSessions | { "tool": "forgiveness" } & BriefForgiveness | { "tool": "self_trust" } & BriefSelfTrust | { "tool": "time" } & BriefTime | { "tool": "together" } & BriefTogether | { "tool": "promise" } & BriefPromises;

/** The section. */
export type BriefSelfTrust = {
  /** Reflections, the earliest first. */
  lines: Array<BriefTrusted>;
  /** Values, in the writer's order. */
  values: Array<BriefValue>;
};

/** The section. */
export type BriefSessions = {
  /** The earliest first. */
  meetings: Array<BriefMeeting>;
};

/** A small step. */
export type BriefStep = {
  /** Where it comes from. */
  of: StepOf;
  /** Its day. */
  on_day: Day;
  /** What it was; may be empty. */
  text: string;
};

/** One talk. */
export type BriefTalk = {
  /** Which entry. */
  entry: EntryId;
  /** Its day. */
  on_day: Day;
  /** Who it is with. */
  role?: Role;
  /** Whether it was had. */
  had: boolean;
  /** What happened, as a camera would have it. */
  saw: string;
  /** What the writer felt. */
  feel: string;
  /** What mattered. */
  need: string;
  /** What the writer could ask for. */
  ask: string;
  /** What the writer was told, in their words. */
  heard: string;
  /** How it went. */
  after: string;
};

/** The section. */
export type BriefTalks = {
  /** Talks, the earliest first. */
  talks: Array<BriefTalk>;
  /** How many were prepared. */
  prepared: number;
  /** How many of them were had. */
  had: number;
};

/** The section. */
export type BriefTime = {
  /** Check-ins with a rating, the earliest first. */
  ratings: Array<BriefRatings>;
  /** Small steps, the earliest first. */
  steps: Array<BriefStep>;
};

/** The section. */
export type BriefTogether = {
  /** Hopes, the earliest first. */
  hopes: Array<BriefHope>;
  /** What was planned and done, the earliest start first. */
  done: Array<BriefDone>;
};

/** A tool that a brief has a section on. */
export type BriefTool = "talk" | "apology" | "openness" | "boundary" | "session" | "forgiveness" | "self_trust" | "time" | "together" | "promise";

/** One reflection. */
export type BriefTrusted = {
  /** Which entry. */
  entry: EntryId;
  /** Its day. */
  on_day: Day;
  /** Whether the writer marked it. */
  starred: boolean;
  /** When the writer acted like the person they want to be. */
  acted: string;
  /** What the writer knew all along. */
  knew: string;
  /** What small word to themselves was kept. */
  kept_word: string;
  /** Where the writer went quiet. */
  went_quiet: string;
};

/** A value as it was last looked at in those days. */
export type BriefValue = {
  /** Which value. */
  value: RecordId;
  /** Its name. */
  name: string;
  /** The day of the look. */
  on_day: Day;
  /** How much it matters, 0 to 10. */
  importance?: number;
  /** How it was lived, 0 to 10. */
  lived?: number;
  /** How much more it matters than it was lived. */
  gap?: number;
};

/** How often its day comes. */
export type Cadence = "once" | "daily" | "weekly" | "monthly" | "when_it_comes_up";

/** How it was at one moment. */
export type Checkin = {
  /** Its name. */
  id: RecordId;
  /** When: RFC 3339 with offset; without, or a day alone, where no more is known. */
  at: string;
  /** IANA name of the zone, where known. */
  zone?: string;
  /** The day on the writer's wall. */
  on_day: Day;
  /** With whom in mind. */
  person?: RecordId;
  /** What it belongs to. */
  matter?: RecordId;
  /** How much the writer trusts them, 0 to 10. */
  trust?: number;
  /** How much it hurts, 0 to 10. */
  hurt?: number;
  /** How close it feels, 0 to 10. */
  closeness?: number;
  /** How much the writer trusts themselves, 0 to 10. */
  self_trust?: number;
  /** How steady the writer feels, 0 to 10. */
  steadiness?: number;
  /** One small thing that went a bit better. */
  small_step: string;
  /** Whatever the writer wants to note. */
  note: string;
  /** Whether it is in the trash. */
  removed: boolean;
};

/** Writes down how it is: at least one of the scales, a small step or a note. */
export type CheckinAdd = {
  /** When: RFC 3339, a wall clock without offset, or a day. Now unless given. */
  at?: string;
  /** With whom in mind. */
  person?: RecordId;
  /** What it belongs to. */
  matter?: RecordId;
  /** How much the writer trusts them, 0 to 10. */
  trust?: number;
  /** How much it hurts, 0 to 10. */
  hurt?: number;
  /** How close it feels, 0 to 10. */
  closeness?: number;
  /** How much the writer trusts themselves, 0 to 10. */
  self_trust?: number;
  /** How steady the writer feels, 0 to 10. */
  steadiness?: number;
  /** One small thing that went a bit better. */
  small_step?: string;
  /** Whatever the writer wants to note. */
  note?: string;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** Puts a check-in into the trash. */
export type CheckinDelete = {
  /** Which. */
  id: RecordId;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** Changes a check-in; what is not given stays, and null takes away. */
export type CheckinEdit = {
  /** Which. */
  id: RecordId;
  /** Another moment, in a form that `checkin_add` takes. */
  at?: string;
  /** With whom in mind. */
  person?: RecordId | null;
  /** What it belongs to. */
  matter?: RecordId | null;
  /** How much the writer trusts them, 0 to 10. */
  trust?: number | null;
  /** How much it hurts, 0 to 10. */
  hurt?: number | null;
  /** How close it feels, 0 to 10. */
  closeness?: number | null;
  /** How much the writer trusts themselves, 0 to 10. */
  self_trust?: number | null;
  /** How steady the writer feels, 0 to 10. */
  steadiness?: number | null;
  /** One small thing that went a bit better. */
  small_step?: string;
  /** Whatever the writer wants to note. */
  note?: string;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** Lists check-ins, the latest day first. */
export type CheckinList = {
  /** At most so many; all, unless given. */
  limit?: number;
  /** No earlier than this day. */
  from?: Day;
  /** No later than this day. */
  to?: Day;
  /** With this person in mind. */
  person?: RecordId;
  /** Of this matter. */
  matter?: RecordId;
};

/**
 * Shows one scale over time: ratings, a median of four weeks, dips. Days without a rating are
 * absent.
 */
export type CheckinSeries = {
  /** Which scale. */
  scale: Scale;
  /** No earlier than this day. */
  from?: Day;
  /** No later than this day. */
  to?: Day;
  /** With this person in mind. */
  person?: RecordId;
  /** Of this matter. */
  matter?: RecordId;
};

/** Shows one check-in; also from the trash. */
export type CheckinShow = {
  /** Which. */
  id: RecordId;
};

/**
 * Why something was refused, in the classes a person or a program can act on. The words are a
 * contract: none is ever renamed.
 */
export type Code = "wrong_passphrase" | "header_damaged" | "database_damaged" | "not_a_vault" | "vault_in_use" | "newer_version" | "exists_not_empty" | "not_found" | "invalid" | "no_space" | "unwritable" | "unsupported" | "cancelled";

/** Something the writer will do. */
export type Commitment = {
  /** Its name. */
  id: RecordId;
  /** What kind it is. */
  kind: CommitmentKind;
  /** With whom, or about whom. */
  person?: RecordId;
  /** What it belongs to. */
  matter?: RecordId;
  /** Which value it serves. */
  value?: RecordId;
  /** The entry it was made from. */
  from_entry?: string;
  /** What it is. */
  text: string;
  /** When … */
  when_cue: string;
  /** … I will. */
  then_i_will: string;
  /** Why it matters. */
  why: string;
  /** Who knows of it. */
  standing: CommitmentStanding;
  /** How often its day comes. */
  cadence: Cadence;
  /** Its first day. */
  starts: Day;
  /** The day to look at it again. */
  review_on?: Day;
  /** Its last day. */
  ends?: Day;
  /** How it stands. What is for one time and was kept is done. */
  status: CommitmentStatus;
  /** Guided answers that have no field of their own, by id. */
  fields: Record<string, string | number | boolean | (string | number | boolean)[]>;
  /** Whether Home may bring it up by itself. */
  resurface: boolean;
  /** Whether it is in the trash. */
  removed: boolean;
};

/** Writes down something the writer will do. */
export type CommitmentAdd = {
  /** A promise, openness, a boundary, or time together. */
  kind: CommitmentKind;
  /** What it is, at most 4,096 bytes. */
  text: string;
  /** With whom, or about whom. */
  person?: RecordId;
  /** What it belongs to. */
  matter?: RecordId;
  /** Which value it serves. */
  value?: RecordId;
  /** The entry it was made from; not one in the trash. */
  from_entry?: string;
  /** When … */
  when_cue?: string;
  /** … I will. */
  then_i_will?: string;
  /** Why it matters. */
  why?: string;
  /** Who knows of it; the writer alone, unless given. */
  standing?: CommitmentStanding;
  /** How often its day comes; when it comes up, unless given. */
  cadence?: Cadence;
  /** Its first day; today, unless given. */
  starts?: Day;
  /** The day to look at it again. Openness needs one. */
  review_on?: Day;
  /** Its last day. */
  ends?: Day;
  /** How it stands; active, unless given. */
  status?: CommitmentStatus;
  /** Guided answers that have no field of their own, by id: texts, numbers, yes or no, or lists. */
  fields?: Record<string, unknown>;
  /** Whether Home may bring it up by itself. Yes, unless given. */
  resurface?: boolean;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/**
 * Looks over a text that is to become a commitment. English only. Nothing is kept, and nothing
 * that is noticed keeps anybody from writing it down.
 */
export type CommitmentCheck = {
  /** What it is to be. */
  kind: CommitmentKind;
  /** What it says. */
  text: string;
};

/** Puts a commitment into the trash, with all that came of it. */
export type CommitmentDelete = {
  /** Which. */
  id: RecordId;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** Changes a commitment; what is not given stays, and null takes away. */
export type CommitmentEdit = {
  /** Which. */
  id: RecordId;
  /** Another kind. */
  kind?: CommitmentKind;
  /** Another text. */
  text?: string;
  /** With whom, or about whom. */
  person?: RecordId | null;
  /** What it belongs to. */
  matter?: RecordId | null;
  /** Which value it serves. */
  value?: RecordId | null;
  /** The entry it was made from; not one in the trash. */
  from_entry?: string | null;
  /** When … */
  when_cue?: string;
  /** … I will. */
  then_i_will?: string;
  /** Why it matters. */
  why?: string;
  /** Who knows of it. */
  standing?: CommitmentStanding;
  /** How often its day comes. */
  cadence?: Cadence;
  /** Its first day. */
  starts?: Day;
  /** The day to look at it again. Openness keeps one. */
  review_on?: Day | null;
  /** Its last day. */
  ends?: Day | null;
  /** How it stands. */
  status?: CommitmentStatus;
  /**
   * Guided answers by id: those named take the place of what stood there, those that are null
   * go, and the others stay.
   */
  fields?: Record<string, unknown>;
  /** Whether Home may bring it up by itself. */
  resurface?: boolean;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** What came of a commitment on a day. */
export type CommitmentEvent = {
  /** Its name. */
  id: RecordId;
  /** Of which commitment. */
  commitment: RecordId;
  /** The day. */
  on_day: Day;
  /** What came of it. */
  outcome: Outcome;
  /** Whatever the writer wants to note. */
  note: string;
  /** What got in the way, in a few words of the writer's. */
  obstacle: string;
  /** What the writer learned. */
  learned: string;
  /** What would make it smaller or easier next time. */
  next: string;
  /** Whether it is worth doing again. */
  starred: boolean;
  /** An entry about it. */
  entry?: string;
  /** Whether it is in the trash. */
  removed: boolean;
};

/** What kind of thing the writer will do. */
export type CommitmentKind = "promise" | "openness" | "boundary" | "together";

/** A commitment in a list, and how it stands on a day. */
export type CommitmentLine = {
  /** What it says. */
  commitment: Commitment;
  /** Whether it is due on the day that was asked for, or today. */
  due: boolean;
  /** Whether the day to look at it again is there. */
  review_due: boolean;
  /** Whether the writer may be reminded of it. */
  reminds: boolean;
};

/** Lists commitments, the latest start first. */
export type CommitmentList = {
  /** Of this kind. */
  kind?: CommitmentKind;
  /** Standing so. */
  status?: CommitmentStatus;
  /** With, or about, this person. */
  person?: RecordId;
  /** Of this matter. */
  matter?: RecordId;
  /** Serving this value. */
  value?: RecordId;
  /** Coming round so often. What is done when it comes up is due on no day, and is asked for so. */
  cadence?: Cadence;
  /** Due on this day. */
  due_on?: Day;
};

/** What was noticed. */
export type CommitmentNotices = {
  /** May be empty. */
  notices: Array<Notice>;
};

/** Notes that a commitment was looked at again, and when that is next to be. */
export type CommitmentReview = {
  /** Which. */
  id: RecordId;
  /** The day it was looked at; today, unless given. */
  on_day?: Day;
  /** The day to look at it next; none, unless given. Openness that goes on needs one. */
  next?: Day;
  /** How it stands from now on; as before, unless given. */
  status?: CommitmentStatus;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** Shows one commitment with all that came of it; also from the trash. */
export type CommitmentShow = {
  /** Which. */
  id: RecordId;
};

/** A commitment, whole, with all that came of it. */
export type CommitmentShown = {
  /** What it says. */
  commitment: Commitment;
  /**
   * The entry it was made from, by what that is called today; absent where there is none, and
   * while that is in the trash or sealed.
   */
  from?: Named;
  /** Whether it is due today. */
  due: boolean;
  /** Whether the day to look at it again is there. */
  review_due: boolean;
  /** Whether the writer may be reminded of it. */
  reminds: boolean;
  /** What is worth a second look in what it says. English only. */
  notices: Array<Notice>;
  /** What came of it, the earliest day first. */
  events: Array<CommitmentEvent>;
  /** How it went. */
  over_time: OverTime;
};

/** Who knows of it. */
export type CommitmentStanding = "mine_alone" | "told_them" | "agreed_together";

/** How it stands. */
export type CommitmentStatus = "active" | "paused" | "done" | "let_go";

/** A day, written YYYY-MM-DD. It has no zone: it is the day on the wall, wherever the writer is. */
export type Day = string;

/** One event, as a dot. */
export type Dot = {
  /** Which event. */
  event: RecordId;
  /** Its day. */
  on_day: Day;
  /** What came of it. */
  outcome: Outcome;
  /** Whether it was kept, or partly, after a miss. */
  picked_up_again: boolean;
};

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

/** The name of an entry: a UUID, version 7 where the journal made it. */
export type EntryId = string;

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

/** Writes down what came of a commitment on a day. */
export type EventAdd = {
  /** Of which commitment; not one that is over. */
  commitment: RecordId;
  /** What came of it. Only a promise or a boundary can be not needed. */
  outcome: Outcome;
  /** The day; today, unless given. Not one still to come. */
  on_day?: Day;
  /** Whatever the writer wants to note. */
  note?: string;
  /** What got in the way, in a few words of the writer's. */
  obstacle?: string;
  /** What the writer learned. */
  learned?: string;
  /** What would make it smaller or easier next time. */
  next?: string;
  /** Whether it is worth doing again. No, unless given. */
  starred?: boolean;
  /** An entry about it; not one in the trash. */
  entry?: string;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** Puts what came of a commitment into the trash. */
export type EventDelete = {
  /** Which event. */
  id: RecordId;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** Changes what came of a commitment; what is not given stays, and null takes away. */
export type EventEdit = {
  /** Which event. */
  id: RecordId;
  /** Another day. */
  on_day?: Day;
  /** What came of it. */
  outcome?: Outcome;
  /** Whatever the writer wants to note. */
  note?: string;
  /** What got in the way. */
  obstacle?: string;
  /** What the writer learned. */
  learned?: string;
  /** What would make it smaller or easier next time. */
  next?: string;
  /** Whether it is worth doing again. */
  starred?: boolean;
  /** An entry about it; not one in the trash. */
  entry?: string | null;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** Lists what came of a commitment, the earliest day first; also of one in the trash. */
export type EventList = {
  /** Of which commitment. */
  commitment: RecordId;
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

/**
 * Shows the two ratings of forgiveness over time, apart: how the writer means to act, and how it
 * feels. Days without a rating are absent.
 */
export type ForgivenessAsked = {
  /** Of this entry only. */
  entry?: EntryId;
  /** Of entries about this matter, or with a link to it. */
  matter?: RecordId;
};

/** One rating. */
export type ForgivenessPoint = {
  /** The entry it was given in. */
  entry: EntryId;
  /** The day it was given on: the entry's own for the first, for another the day it was changed. */
  on_day: Day;
  /** 0 to 10. */
  value: number;
};

/** One of the two over time. A day without a rating is absent. */
export type ForgivenessRatings = {
  /** Every rating, the earliest day first; of an entry the last of a day. */
  points: Array<ForgivenessPoint>;
  /** The median of each day with a rating and the 27 before it, the earliest first. */
  medians: Array<ScaleMedian>;
};

/** Both over time, apart. */
export type ForgivenessSeries = {
  /** How the writer means to act. */
  decision: ForgivenessRatings;
  /** How it feels inside. */
  feeling: ForgivenessRatings;
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
  /** What it is called, where it is one of several to choose from: a lens. */
  name?: string | null;
  /** What it is for. */
  for: GuidePurpose;
  /** The steps, in order. Any of them may be left out. */
  steps: Array<GuideStep>;
};

/** A line that is shown once something is answered. */
export type GuideAfter = {
  /** The answer that is looked at. */
  field: string;
  /** What it has to be. */
  is: Array<string>;
  /** The line. */
  show: string;
  /** Where it offers to go: `support`, or `promise` for a new one. */
  open?: string;
};

/** One of a few. */
export type GuideChoice = {
  /** The answer it stands for. */
  id: string;
  /** Its words. */
  label: string;
};

/** One of certain answers was given. */
export type GuideCondition = {
  /** The answer that is looked at. */
  field: string;
  /** What it has to be. */
  is: Array<string>;
};

/** How a question is answered. */
export type GuideInput = "text" | "line" | "choice" | "rating" | "feelings" | "day" | "cadence" | "person" | "matter" | "values" | "none";

/** Lists the guides with all their steps. Words are named by their messages. */
export type GuideList = Record<symbol, never>;

/** When a step belongs. */
export type GuidePart = "before" | "after";

/** What a guide is for: one of these, or a kind of entry and its lens. */
export type GuidePurpose = {
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

/** A line that is shown when an answer holds one of certain words, in any capitals. */
export type GuideSays = {
  /** The words, in English and small letters. */
  any: Array<string>;
  /** The line. */
  show: string;
};

/** One question. Words are named by their messages. */
export type GuideStep = {
  /** Its name in the guide. */
  id: string;
  /** The question. */
  ask: string;
  /** A line that helps with it. */
  hint?: string;
  /**
   * Where the answer goes: a name among the answers, or a field of the entry or record itself.
   * Nowhere, for what is only asked.
   */
  field?: string;
  /** How it is answered. */
  input: GuideInput;
  /** Of a choice: what there is to choose. */
  options?: Array<GuideChoice>;
  /** Of a rating: what 0 and 10 mean. */
  ends?: [string, string];
  /** The step is there only then. */
  when?: GuideCondition;
  /** The step is not there then. */
  unless?: GuideCondition;
  /** What it offers to do: `look`, to look the letter over. */
  offers?: string;
  /** A line that always stands under it. */
  note?: string;
  /** What is shown once something is answered. */
  after?: GuideAfter;
  /** What is shown when certain words are written. */
  says?: GuideSays;
  /** Lines that may be taken up as an answer. */
  ideas?: Array<string>;
  /** Whether it belongs before the thing has happened, or after; both, unless said. */
  part?: GuidePart;
};

/** Which quiet line fits. */
export type HeavyLine = {
  /** Absent when none fits, and while the setting `support_line` is off. */
  line?: Line;
};

/**
 * Looks whether an entry has heavy words in it. For asking when it was saved, never while
 * somebody types. Nothing of it is kept.
 */
export type HeavyLook = {
  /** Which entry. */
  id: EntryId;
};

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

/** The screen. */
export type Home = {
  /** Which greeting fits. */
  part_of_day: HomePartOfDay;
  /** The day on the writer's wall. */
  day: Day;
  /** Where the writer left off. */
  draft?: HomeDraft;
  /** What is for today. */
  today: HomeToday;
  /** What is to be looked at again; a boundary on its very day only. */
  reviews: Array<HomeCommitment>;
  /** The next meeting, as a countdown. */
  next_session?: NextSession;
  /** The last small steps of any kind. */
  small_steps: Array<SmallStep>;
  /** At most one for each tool. One may speak of something that is in `today` too. */
  lines: Array<HomeLine>;
  /** Whether the writer checked in today. */
  checkin_today: boolean;
};

/** Something the writer will do. */
export type HomeCommitment = {
  /** Which one. */
  id: RecordId;
  /** What kind it is. */
  kind: CommitmentKind;
  /** What it is. */
  text: string;
  /** When … */
  when_cue: string;
  /** What the person it is with is called. */
  person?: string;
};

/** What was last written and is still a draft. */
export type HomeDraft = {
  /** Which entry. */
  id: EntryId;
  /** What kind of writing it is. */
  kind: Kind;
  /** May be empty. */
  title: string;
  /** The beginning of its text; may be empty. */
  excerpt: string;
  /** What the person it is about is called. */
  person?: string;
};

/** What a line speaks of; its words are the window's. */
export type HomeLine = { "tool": "talk";
/** Which entry. */
entry: EntryId;
/** May be empty. */
title: string;
/** With whom. */
person?: string, } | { "tool": "apology";
/** Which entry. */
entry: EntryId;
/** May be empty. */
title: string;
/** To whom. */
person?: string, } | { "tool": "openness";
/** Which commitment. */
commitment: RecordId;
/** What it is. */
text: string;
/** To whom. */
person?: string, } | { "tool": "boundary";
/** Which commitment. */
commitment: RecordId;
/** What it is. */
text: string, } | { "tool": "forgiveness";
/** Which entry. */
entry: EntryId;
/** May be empty. */
title: string, } | { "tool": "together";
/** Which commitment. */
commitment: RecordId;
/** What it is. */
text: string;
/** With whom. */
person?: string;
/** When. */
on_day: Day;
/** How many days from today; 0 is today. */
in_days: number, } | { "tool": "value";
/** Which value. */
value: RecordId;
/** The word. */
name: string;
};

/** Which greeting fits the hour. */
export type HomePartOfDay = "morning" | "afternoon" | "evening" | "night";

/** Shows Home as it is now. */
export type HomeShow = {
  /** Whether one word of what the writer cares about being is to stand on it. No, unless given. */
  value?: boolean;
};

/** What is for today. */
export type HomeToday = {
  /** What is due, the earliest start first. Never a boundary. */
  due: Array<HomeCommitment>;
  /** What is for when the occasion is there. Never a boundary. */
  when_it_comes_up: Array<HomeCommitment>;
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

/** Something that is brought. */
export type Item = {
  /** Its name. */
  id: RecordId;
  /** To which meeting. */
  session: RecordId;
  /** What it is. */
  type: ItemType;
  /** The entry it is. */
  entry?: EntryId;
  /** The matter it is. */
  matter?: RecordId;
  /** The commitment it is. */
  commitment?: RecordId;
  /** From this day on, of check-ins. */
  from_day?: Day;
  /** Up to this day, of check-ins. */
  to_day?: Day;
  /**
   * What it points to is called so: the title of an entry or a matter, the beginning of a
   * commitment. Empty for everything else.
   */
  label: string;
  /** The question, or what the writer wants to say about what is brought. */
  text: string;
  /** Whether it came up in the meeting. */
  raised: boolean;
  /**
   * Whether what it points to is in the trash, sealed or no more. Then it has neither label
   * nor text.
   */
  gone: boolean;
};

/**
 * Brings one more thing to a meeting. Its type says which of `entry`, `matter`, `commitment` or
 * the two days is given; nothing else is.
 */
export type ItemAdd = {
  /** To which meeting. */
  session: RecordId;
  /** What it is. */
  type: ItemType;
  /** An entry that is neither in the trash nor sealed. */
  entry?: EntryId;
  /** A matter outside the trash. */
  matter?: RecordId;
  /** A commitment outside the trash. */
  commitment?: RecordId;
  /** The first day of check-ins. */
  from_day?: Day;
  /** The last day of check-ins; not before the first. */
  to_day?: Day;
  /** The question, or what the writer wants to say about what is brought. */
  text?: string;
  /** Whether it came up. No, unless given. */
  raised?: boolean;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** Puts an item into the trash. What it points to stays where it is. */
export type ItemDelete = {
  /** Which one. */
  id: RecordId;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** Changes what is said of an item, its days, or whether it came up; what is not given stays. */
export type ItemEdit = {
  /** Which one. */
  id: RecordId;
  /** Other words. */
  text?: string;
  /** Another first day of check-ins. */
  from_day?: Day;
  /** Another last day of check-ins. */
  to_day?: Day;
  /** Whether it came up. */
  raised?: boolean;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** Puts the items of a meeting in another order. */
export type ItemOrder = {
  /** Which meeting. */
  session: RecordId;
  /** Each of its items once, in the order they are to have. */
  items: Array<RecordId>;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** What an item is. */
export type ItemType = "question" | "entry" | "matter" | "commitment" | "checkin_range";

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

/** Which line fits the text. */
export type Line = "self" | "danger";

/** A link, as seen from one of its ends. */
export type Link = {
  /** Its name. */
  id: RecordId;
  /** How the first end stands to the second. */
  relation: LinkRelation;
  /** Whether what was asked about is the first end. */
  outward: boolean;
  /** The other end. */
  other: LinkedTo;
};

/** Links two things. The same link twice is one link. */
export type LinkAdd = {
  /** The first. */
  from: LinkEnd;
  /** The second. */
  to: LinkEnd;
  /** How the first stands to the second. */
  relation: LinkRelation;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** Puts a link into the trash; what it linked stays. */
export type LinkDelete = {
  /** Which. */
  id: RecordId;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** One end of a link. */
export type LinkEnd = {
  /** What it is. */
  noun: LinkNoun;
  /** Its name. */
  id: RecordId;
};

/** Lists the links of one thing, both ways, without those whose other end is in the trash or sealed. */
export type LinkList = {
  /** Of what. */
  of: LinkEnd;
};

/** What may stand at an end of a link. */
export type LinkNoun = "entry" | "person" | "matter" | "commitment" | "event" | "checkin" | "session" | "item" | "value" | "look" | "support";

/** How the one end stands to the other. */
export type LinkRelation = "about" | "led_to" | "answers" | "beside";

/** What stands at the other end of a link. */
export type LinkedTo = {
  /** What it is. */
  noun: LinkNoun;
  /** Its name. */
  id: RecordId;
  /** What it is called today; may be empty. */
  label: string;
};

/** Writes down a look at a value: at least one of the two numbers or a small act. */
export type LookAdd = {
  /** Which value. */
  value: RecordId;
  /** The day; today, unless given. Not one still to come. */
  on_day?: Day;
  /** How much it matters, 0 to 10. */
  importance?: number;
  /** How it was lived, 0 to 10. */
  lived?: number;
  /** One small act that would bring it closer. */
  act?: string;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** Puts a look into the trash. */
export type LookDelete = {
  /** Which look. */
  id: RecordId;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** Changes a look; what is not given stays, and null takes away. */
export type LookEdit = {
  /** Which look. */
  id: RecordId;
  /** Another day. */
  on_day?: Day;
  /** How much it matters, 0 to 10. */
  importance?: number | null;
  /** How it was lived, 0 to 10. */
  lived?: number | null;
  /** One small act that would bring it closer. */
  act?: string;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** Lists the looks at a value, the latest day first; also at one in the trash. */
export type LookList = {
  /** Which value. */
  value: RecordId;
};

/** Something that happened, or goes on. */
export type Matter = {
  /** Its name. */
  id: RecordId;
  /** With whom, unless they are in the trash. */
  person?: Named;
  /** May be empty when `what` is not. */
  title: string;
  /** Which side of it the writer is on. */
  role: MatterRole;
  /** When: a day, or in the writer's words. */
  happened: string;
  /** What happened. */
  what: string;
  /** What it did to whoever was hurt. */
  impact: string;
  /** Whether lying was part of it, where the writer says. */
  deceit?: boolean;
  /** Where it is. */
  status: MatterStatus;
  /** Whether Home may bring up by itself what is about it. */
  resurface: boolean;
  /** Whether it is in the trash. */
  removed: boolean;
};

/** Writes a matter down. */
export type MatterAdd = {
  /** Which side of it the writer is on. */
  role: MatterRole;
  /** At most 4,096 bytes. May be left out when `what` is there. */
  title?: string;
  /** With whom. */
  person?: RecordId;
  /** When: a day, or a few words, at most 256 bytes. */
  happened?: string;
  /** What happened, at most 1 MiB. */
  what?: string;
  /** What it did to whoever was hurt, at most 1 MiB. */
  impact?: string;
  /** Whether lying was part of it. */
  deceit?: boolean;
  /** Where it is; `raw` unless given. */
  status?: MatterStatus;
  /** Whether Home may bring up by itself what is about it. Yes, unless given. */
  resurface?: boolean;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** Puts a matter into the trash. Taken back, it brings the entries that went with it. */
export type MatterDelete = {
  /** Which. */
  id: RecordId;
  /** What becomes of the entries about it. */
  entries: TheirEntries;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** Changes what is written of a matter; what is not given stays. */
export type MatterEdit = {
  /** Which. */
  id: RecordId;
  /** The other side of it. */
  role?: MatterRole;
  /** Another title. */
  title?: string;
  /** With whom; `null`: with nobody in particular. */
  person?: string | null;
  /** Another day, or other words for it. */
  happened?: string;
  /** Another account of it. */
  what?: string;
  /** Another account of what it did. */
  impact?: string;
  /** Whether lying was part of it; `null`: nothing is said of that. */
  deceit?: boolean | null;
  /** Where it is now. */
  status?: MatterStatus;
  /** Whether Home may bring up by itself what is about it. */
  resurface?: boolean;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** Lists matters, those written down last first. */
export type MatterList = {
  /** With this person. */
  person?: RecordId;
  /** In this standing. */
  status?: MatterStatus;
};

/** What is on the timeline. */
export type MatterMoment = { "of": "entry";
/** Which one. */
id: EntryId;
/** Its day. */
on_day: Day;
/** What kind of writing it is. */
kind: Kind;
/** May be empty. */
title: string;
/** Where it stands. */
status: Status;
/** The day it was given. */
given_on?: Day, } | { "of": "event";
/** Which event. */
id: RecordId;
/** Its day. */
on_day: Day;
/** Of which commitment. */
commitment: RecordId;
/** What kind that is. */
kind: CommitmentKind;
/** What that is. */
text: string;
/** What came of it. */
outcome: Outcome;
/** May be empty. */
note: string, } | { "of": "step";
/** Which check-in. */
id: RecordId;
/** Its day. */
on_day: Day;
/** The step. */
text: string, } | { "of": "session";
/** Which one. */
id: RecordId;
/** Its day. */
on_day: Day;
/** What it was to be about; may be empty. */
focus: string;
};

/** Which side of it the writer is on. */
export type MatterRole = "i_hurt" | "i_was_hurt" | "both" | "myself";

/** Shows a matter; also from the trash. */
export type MatterShow = {
  /** Which. */
  id: RecordId;
};

/** A matter, and how much of the writer's own is about it. */
export type MatterShown = {
  /** How many entries. */
  entries: number;
  /** How many commitments that are neither done nor let go. */
  commitments: number;
  /** Its name. */
  id: RecordId;
  /** With whom, unless they are in the trash. */
  person?: Named;
  /** May be empty when `what` is not. */
  title: string;
  /** Which side of it the writer is on. */
  role: MatterRole;
  /** When: a day, or in the writer's words. */
  happened: string;
  /** What happened. */
  what: string;
  /** What it did to whoever was hurt. */
  impact: string;
  /** Whether lying was part of it, where the writer says. */
  deceit?: boolean;
  /** Where it is. */
  status: MatterStatus;
  /** Whether Home may bring up by itself what is about it. */
  resurface: boolean;
  /** Whether it is in the trash. */
  removed: boolean;
};

/** Where it is, as the writer sees it. It may go back as well as on. */
export type MatterStatus = "raw" | "working" | "resting" | "closed";

/** Shows what was written, done and brought of a matter, the newest first. */
export type MatterTimeline = {
  /** Which one. */
  id: RecordId;
  /** At most so many; 50 unless given, and never more than 500. */
  limit?: number;
  /** Where the page before ended. */
  cursor?: string;
  /** Whether to say how many days ago it happened. No, unless given. */
  since?: boolean;
};

/** One page of it. */
export type MatterTimelinePage = {
  /** Newest first. */
  moments: Array<MatterMoment>;
  /** Where the next page begins; absent after the last. */
  next?: string;
  /** How many days ago it happened, where that was asked and the writer gave a day. */
  since_days?: number;
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

/**
 * A reference to somebody or something that is not in the trash: its name, and what it is called
 * today.
 */
export type Named = {
  /** Its name. */
  id: RecordId;
  /** What it is called. */
  label: string;
};

/**
 * The next meeting, as Home tells it: how far off, and how much is brought. Not with whom, and
 * not what about.
 */
export type NextSession = {
  /** Its name. */
  id: RecordId;
  /** How many days from today; 0 is today. */
  in_days: number;
  /** How many things are brought. */
  items: number;
};

/** What was noticed. */
export type Notice = "rule" | "keys";

/** What a record is. */
export type Noun = "person" | "matter" | "commitment" | "event" | "checkin" | "session" | "item" | "value" | "look" | "support" | "link";

/** Something that got in the way, in the writer's words. */
export type Obstacle = {
  /** The words, as last written. */
  words: string;
  /** How many times they were written; capitals and accents make no difference. */
  times: number;
};

/** In which order hits come. */
export type Order = "newest" | "rank";

/** What came of it. */
export type Outcome = "kept" | "partly" | "missed" | "not_needed";

/** How a commitment went. */
export type OverTime = {
  /** The last twelve events, the earliest first. */
  dots: Array<Dot>;
  /** How many were kept in the last thirty days. */
  kept: number;
  /** How many were kept in part in the last thirty days. */
  partly: number;
  /** Out of how many: kept, partly and missed. What was not needed is not counted. */
  of: number;
  /** What gets in the way, the most frequent first. */
  obstacles: Array<Obstacle>;
  /** The days on which it was looked at again, the earliest first. */
  reviews_held: Array<Day>;
};

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

/** Puts somebody into the trash. Taken back, they bring the entries that went with them. */
export type PersonDelete = {
  /** Who. */
  id: RecordId;
  /** What becomes of the entries about them. */
  entries: TheirEntries;
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

/** Somebody, and how much of the writer's own is about them. */
export type PersonShown = {
  /** How many entries. */
  entries: number;
  /** How many matters. */
  matters: number;
  /** How many commitments that are neither done nor let go. */
  commitments: number;
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

/** What a record said before its changes, the latest first; also of one in the trash. */
export type RecordHistory = {
  /** Of which. */
  id: RecordId;
};

/** The name of a record: a UUID, version 7. */
export type RecordId = string;

/** The record that something was done with. */
export type RecordNamed = {
  /** Its name. */
  id: RecordId;
};

/** A state of a record that a later one superseded. */
export type RecordState = {
  /** When it was written, RFC 3339 in UTC. */
  saved_at: string;
  /** When the next one took its place, RFC 3339 in UTC. */
  superseded_at: string;
  /** The record as it was. Of what it pointed to it has the names alone. */
  state: Record<string, unknown>;
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

/** Whether there is something to show. It says nothing of what that is. */
export type Reminder = {
  /** Whether the system is to show it now. */
  due: boolean;
};

/** Keeps that the system shows it today, so that it does not again. */
export type ReminderDone = {
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** The day that was kept. */
export type ReminderKept = {
  /** Today. */
  on_day: Day;
};

/** Asks whether the system is to show that there is something for today. */
export type ReminderShow = Record<symbol, never>;

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

/** Who somebody is to the writer. */
export type Role = {
  /** How they stand to the writer. */
  relation: Relation;
  /** Which of several who stand so, from 1 on; absent where there is one. */
  number?: number;
};

/** A scale of the writer's own, 0 to 10. */
export type Scale = "trust" | "hurt" | "closeness" | "self_trust" | "steadiness";

/** The median of a day and the 27 before it. */
export type ScaleMedian = {
  /** A day with a point. */
  on_day: Day;
  /** 0 to 10, in halves. */
  median: number;
};

/** One rating. */
export type ScalePoint = {
  /** The check-in it is from. */
  checkin: RecordId;
  /** The day on the writer's wall. */
  on_day: Day;
  /** When, in as much detail as is known. */
  at: string;
  /** 0 to 10. */
  value: number;
};

/** One scale over time. A day without a rating is absent. */
export type ScaleSeries = {
  /** Every rating, by day and moment, the earliest first. */
  points: Array<ScalePoint>;
  /** One for each day with a rating, the earliest first. Ratings of before count in it. */
  medians: Array<ScaleMedian>;
  /**
   * How many dips began in these days: a rating at least 2 on the harder side of the median of
   * the 28 days before, until a later one reaches that median again.
   */
  dips: number;
  /** How many of them the writer came back from, up to the last rating there is. */
  came_back: number;
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

/** A meeting. */
export type Session = {
  /** Its name. */
  id: RecordId;
  /** The day it is on. */
  on_day: Day;
  /** The time on the wall, HH:MM, where known. */
  at_time?: string;
  /** Whom it is with; may be empty. */
  with_label: string;
  /** Who is in the room. */
  type: SessionType;
  /** What it is to be about. */
  focus: string;
  /** What the writer wants to remember of it. */
  takeaways: string;
  /** What the writer will try. */
  next_steps: string;
  /** Guided answers that have no field of their own. */
  fields: Record<string, unknown>;
  /** Whether it is in the trash. */
  removed: boolean;
};

/** Writes a meeting down. */
export type SessionAdd = {
  /** The day it is on. */
  on_day: Day;
  /** The time on the wall, HH:MM, where known. */
  at_time?: string;
  /** Whom it is with, at most 256 bytes. */
  with_label?: string;
  /** Who is in the room; `individual` unless given. */
  type?: SessionType;
  /** What it is to be about. */
  focus?: string;
  /** What to remember of it. */
  takeaways?: string;
  /** What the writer will try. */
  next_steps?: string;
  /** Guided answers that have no field of their own. */
  fields?: Record<string, unknown>;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** Puts a meeting into the trash, with what was to be brought to it. */
export type SessionDelete = {
  /** Which one. */
  id: RecordId;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** Changes what is written of a meeting; what is not given stays. */
export type SessionEdit = {
  /** Which one. */
  id: RecordId;
  /** Another day. */
  on_day?: Day;
  /** Another time; `null` takes it away. */
  at_time?: string | null;
  /** Somebody else. */
  with_label?: string;
  /** Others in the room. */
  type?: SessionType;
  /** Another focus. */
  focus?: string;
  /** Other things to remember. */
  takeaways?: string;
  /** Other steps. */
  next_steps?: string;
  /** Guided answers: those named take the place of what stood there, those that are null go. */
  fields?: Record<string, unknown>;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** Lists every meeting, the latest day first. */
export type SessionList = Record<symbol, never>;

/** Shows a meeting and what is brought to it; also from the trash. */
export type SessionShow = {
  /** Which one. */
  id: RecordId;
};

/** A meeting, and what is brought to it. */
export type SessionShown = {
  /** The meeting. */
  session: Session;
  /** What is brought, in the writer's order. */
  items: Array<Item>;
};

/** Who is in the room. */
export type SessionType = "individual" | "couple" | "group" | "other";

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
 * `from` and `to`, or `matter`, or `session`, says which. A PDF
 * without a word on protection gets a password made here; other formats are refused without
 * `unprotected`.
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
  /** What is brought to this meeting, and nothing else: a first page, then its entries. */
  session?: RecordId;
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
  entry?: Array<string>;
  /** What is brought to this meeting, in place of entries by name. */
  session?: RecordId;
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

/** A small step. */
export type SmallStep = {
  /** Where it comes from. */
  of: StepOf;
  /** The name of that check-in, event or entry. */
  id: string;
  /** Its day. */
  on_day: Day;
  /** The step, the note or the title; may be empty. */
  text: string;
  /** The commitment that was kept. */
  commitment?: RecordId;
  /** What that commitment is. */
  commitment_text?: string;
};

/** Lists small steps of any kind, the latest day first. */
export type SmallStepList = {
  /** At most so many, and never more than 500; five, unless given. */
  limit?: number;
  /** No earlier than this day. */
  from?: Day;
  /** No later than this day. */
  to?: Day;
  /** Of this matter. */
  matter?: RecordId;
  /** Only what Home may bring up by itself. No, unless given. */
  for_home?: boolean;
};

/** Where a piece of writing stands. */
export type Status = "draft" | "ready" | "given" | "kept";

/** What a job is doing. */
export type Step = "starting" | "checking" | "importing" | "exporting" | "reading" | "finding_fonts" | "setting_pages" | "protecting" | "wiping" | "encrypting" | "copying" | "packing";

/** Where a small step comes from. */
export type StepOf = "checkin" | "event" | "entry";

/** Somebody or some place to turn to. */
export type Support = {
  /** Its name. */
  id: RecordId;
  /** What kind of help it is. */
  kind: SupportKind;
  /** What the writer calls it. */
  label: string;
  /** How to reach it: a number, an address; may be empty. */
  how: string;
  /** When it can be reached; may be empty. */
  hours: string;
  /** Whatever the writer wants to keep in mind. */
  note: string;
};

/** Puts somebody at the end of the support list. */
export type SupportAdd = {
  /** What kind of help it is. */
  kind: SupportKind;
  /** What the writer calls it, at most 256 bytes. */
  label: string;
  /** How to reach it: a number, an address. */
  how?: string;
  /** When it can be reached. */
  hours?: string;
  /** Whatever the writer wants to keep in mind. */
  note?: string;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** Puts one of the support list into the trash. */
export type SupportDelete = {
  /** Which. */
  id: RecordId;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** Changes one of the support list; what is not given stays. */
export type SupportEdit = {
  /** Which. */
  id: RecordId;
  /** Another kind. */
  kind?: SupportKind;
  /** Another label. */
  label?: string;
  /** Another way to reach it. */
  how?: string;
  /** Other hours. */
  hours?: string;
  /** Another note. */
  note?: string;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** What kind of help it is. */
export type SupportKind = "person" | "counsellor" | "helpline" | "emergency" | "other";

/** Lists whom to turn to, in the writer's order. */
export type SupportList = Record<symbol, never>;

/** Puts the support list into another order. */
export type SupportOrder = {
  /** Which, in the order they are to have. Those that are left out keep theirs, behind. */
  id: Array<RecordId>;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** The list has that order now. */
export type SupportOrdered = Record<symbol, never>;

/** A tag. */
export type Tag = {
  /** As spelled. */
  name: string;
  /** How many entries outside the trash have it. */
  entries: number;
};

/** Lists every tag in use, the most used first. */
export type TagList = Record<symbol, never>;

/** What becomes of the entries about somebody or something that goes to the trash. */
export type TheirEntries = "keep" | "trash";

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
  /** How many records did; absent where none did. */
  records?: number;
};

/** Empties the trash for good. */
export type TrashEmpty = {
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** Lists the entries in the trash, the latest first. */
export type TrashList = Record<symbol, never>;

/** Lets one entry or record in the trash go for good, and what hangs on it. */
export type TrashPurge = {
  /** Which. */
  id: RecordId;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** Lists the records in the trash, the latest first. */
export type TrashRecords = Record<symbol, never>;

/**
 * Takes an entry or a record back out of the trash, as it was, and the entries that went there with
 * it.
 */
export type TrashRestore = {
  /** Which entry. */
  id: string;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** A record in the trash. */
export type TrashedRecord = {
  /** Its name. */
  id: RecordId;
  /** What it is. */
  noun: Noun;
  /** What it is called; may be empty. */
  label: string;
  /** When it was put away, RFC 3339 in UTC. */
  removed_at: string;
};

/** Something the writer cares about being. */
export type Value = {
  /** Its name in requests. */
  id: RecordId;
  /** What the writer calls it. */
  name: string;
  /** Why it matters. */
  why: string;
  /** The latest look at it, where there was one. */
  look?: ValueLook;
  /**
   * How much more it matters than it was lived, by the latest look, where that says both. Below
   * zero where it was lived more.
   */
  gap?: number;
  /** Whether it is in the trash. */
  removed: boolean;
};

/** Writes down a value, behind the others. */
export type ValueAdd = {
  /** What the writer calls it, at most 256 bytes. */
  name: string;
  /** Why it matters. */
  why?: string;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** Puts a value into the trash, with the looks at it. */
export type ValueDelete = {
  /** Which. */
  id: RecordId;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** Changes a value; what is not given stays. */
export type ValueEdit = {
  /** Which. */
  id: RecordId;
  /** Another name. */
  name?: string;
  /** Why it matters. */
  why?: string;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** Lists the values in the writer's order, each with the latest look at it. */
export type ValueList = Record<symbol, never>;

/** How a value stood on a day, as the writer saw it. */
export type ValueLook = {
  /** Its name. */
  id: RecordId;
  /** Which value. */
  value: RecordId;
  /** The day. */
  on_day: Day;
  /** How much it matters, 0 to 10. */
  importance?: number;
  /** How it was lived, 0 to 10. */
  lived?: number;
  /** One small act that would bring it closer. */
  act: string;
  /** Whether it is in the trash. */
  removed: boolean;
};

/** Puts the values in an order. */
export type ValueOrder = {
  /** The values, each once. Those that are not named follow, in the order they had. */
  ids: Array<RecordId>;
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** The order is kept. */
export type ValuesOrdered = Record<symbol, never>;

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

/** The look. */
export type Week = {
  /** The first of the seven days. */
  from: Day;
  /** The last of them: today. */
  to: Day;
  /** Whether the writer had the look since the last day of the weekly look. */
  done: boolean;
  /** What is open, and what is for one time and was kept in these days; the earliest start first. */
  commitments: Array<WeekCommitment>;
  /** What is to be looked at again. */
  reviews: Array<HomeCommitment>;
  /** What was not looked at for a week, in the writer's order. */
  values: Array<WeekValue>;
  /** The latest small step of these days. */
  small_step?: SmallStep;
  /** The next meeting, as a countdown. */
  next_session?: NextSession;
};

/** A commitment and its week. */
export type WeekCommitment = {
  /** What it is. */
  commitment: HomeCommitment;
  /** Whether it is due today. */
  due: boolean;
  /** What came of it, the earliest day first. */
  events: Array<WeekEvent>;
};

/** Keeps that the writer had the weekly look today. */
export type WeekDone = {
  /** A name for this request: asked twice under one name, it is done once. */
  request_id?: string;
};

/** What came of a commitment on a day of the week. */
export type WeekEvent = {
  /** Which event. */
  id: RecordId;
  /** The day. */
  on_day: Day;
  /** What came of it. */
  outcome: Outcome;
};

/** The day that was kept. */
export type WeekKept = {
  /** Today. */
  on_day: Day;
};

/** Shows the weekly look as it is now. */
export type WeekShow = Record<symbol, never>;

/** A value that was not looked at for a week. */
export type WeekValue = {
  /** Which one. */
  id: RecordId;
  /** Its name. */
  name: string;
  /** The day of the latest look. */
  looked_on?: Day;
};

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
  apology_check: { kind: "query"; reach: "anyone"; request: ApologyCheck; response: ApologyChecked };
  apology_keep: { kind: "mutate"; reach: "anyone"; request: ApologyKeep; response: EntryNamed };
  apology_unkeep: { kind: "mutate"; reach: "anyone"; request: ApologyUnkeep; response: EntryNamed };
  trash_list: { kind: "query"; reach: "anyone"; request: TrashList; response: Array<EntryLine> };
  trash_restore: { kind: "mutate"; reach: "anyone"; request: TrashRestore; response: EntryNamed };
  trash_records: { kind: "query"; reach: "anyone"; request: TrashRecords; response: Array<TrashedRecord> };
  trash_purge: { kind: "job"; reach: "anyone"; request: TrashPurge; response: TrashEmptied };
  trash_empty: { kind: "job"; reach: "anyone"; request: TrashEmpty; response: TrashEmptied };
  search: { kind: "query"; reach: "anyone"; request: Search; response: Found };
  timeline: { kind: "query"; reach: "anyone"; request: Timeline; response: TimelinePage };
  person_add: { kind: "mutate"; reach: "anyone"; request: PersonAdd; response: RecordNamed };
  person_edit: { kind: "mutate"; reach: "anyone"; request: PersonEdit; response: RecordNamed };
  person_list: { kind: "query"; reach: "anyone"; request: PersonList; response: Array<Person> };
  person_show: { kind: "query"; reach: "anyone"; request: PersonShow; response: PersonShown };
  person_delete: { kind: "mutate"; reach: "anyone"; request: PersonDelete; response: RecordNamed };
  matter_add: { kind: "mutate"; reach: "anyone"; request: MatterAdd; response: RecordNamed };
  matter_edit: { kind: "mutate"; reach: "anyone"; request: MatterEdit; response: RecordNamed };
  matter_list: { kind: "query"; reach: "anyone"; request: MatterList; response: Array<Matter> };
  matter_show: { kind: "query"; reach: "anyone"; request: MatterShow; response: MatterShown };
  matter_delete: { kind: "mutate"; reach: "anyone"; request: MatterDelete; response: RecordNamed };
  link_add: { kind: "mutate"; reach: "anyone"; request: LinkAdd; response: RecordNamed };
  link_list: { kind: "query"; reach: "anyone"; request: LinkList; response: Array<Link> };
  link_delete: { kind: "mutate"; reach: "anyone"; request: LinkDelete; response: RecordNamed };
  support_add: { kind: "mutate"; reach: "anyone"; request: SupportAdd; response: RecordNamed };
  support_edit: { kind: "mutate"; reach: "anyone"; request: SupportEdit; response: RecordNamed };
  support_list: { kind: "query"; reach: "anyone"; request: SupportList; response: Array<Support> };
  support_delete: { kind: "mutate"; reach: "anyone"; request: SupportDelete; response: RecordNamed };
  support_order: { kind: "mutate"; reach: "anyone"; request: SupportOrder; response: SupportOrdered };
  record_history: { kind: "query"; reach: "anyone"; request: RecordHistory; response: Array<RecordState> };
  commitment_add: { kind: "mutate"; reach: "anyone"; request: CommitmentAdd; response: RecordNamed };
  commitment_edit: { kind: "mutate"; reach: "anyone"; request: CommitmentEdit; response: RecordNamed };
  commitment_list: { kind: "query"; reach: "anyone"; request: CommitmentList; response: Array<CommitmentLine> };
  commitment_show: { kind: "query"; reach: "anyone"; request: CommitmentShow; response: CommitmentShown };
  commitment_check: { kind: "query"; reach: "anyone"; request: CommitmentCheck; response: CommitmentNotices };
  commitment_review: { kind: "mutate"; reach: "anyone"; request: CommitmentReview; response: RecordNamed };
  commitment_delete: { kind: "mutate"; reach: "anyone"; request: CommitmentDelete; response: RecordNamed };
  event_add: { kind: "mutate"; reach: "anyone"; request: EventAdd; response: RecordNamed };
  event_edit: { kind: "mutate"; reach: "anyone"; request: EventEdit; response: RecordNamed };
  event_list: { kind: "query"; reach: "anyone"; request: EventList; response: Array<CommitmentEvent> };
  event_delete: { kind: "mutate"; reach: "anyone"; request: EventDelete; response: RecordNamed };
  value_add: { kind: "mutate"; reach: "anyone"; request: ValueAdd; response: RecordNamed };
  value_edit: { kind: "mutate"; reach: "anyone"; request: ValueEdit; response: RecordNamed };
  value_list: { kind: "query"; reach: "anyone"; request: ValueList; response: Array<Value> };
  value_order: { kind: "mutate"; reach: "anyone"; request: ValueOrder; response: ValuesOrdered };
  value_delete: { kind: "mutate"; reach: "anyone"; request: ValueDelete; response: RecordNamed };
  look_add: { kind: "mutate"; reach: "anyone"; request: LookAdd; response: RecordNamed };
  look_edit: { kind: "mutate"; reach: "anyone"; request: LookEdit; response: RecordNamed };
  look_list: { kind: "query"; reach: "anyone"; request: LookList; response: Array<ValueLook> };
  look_delete: { kind: "mutate"; reach: "anyone"; request: LookDelete; response: RecordNamed };
  checkin_add: { kind: "mutate"; reach: "anyone"; request: CheckinAdd; response: RecordNamed };
  checkin_edit: { kind: "mutate"; reach: "anyone"; request: CheckinEdit; response: RecordNamed };
  checkin_list: { kind: "query"; reach: "anyone"; request: CheckinList; response: Array<Checkin> };
  checkin_show: { kind: "query"; reach: "anyone"; request: CheckinShow; response: Checkin };
  checkin_delete: { kind: "mutate"; reach: "anyone"; request: CheckinDelete; response: RecordNamed };
  checkin_series: { kind: "query"; reach: "anyone"; request: CheckinSeries; response: ScaleSeries };
  small_step_list: { kind: "query"; reach: "anyone"; request: SmallStepList; response: Array<SmallStep> };
  forgiveness_series: { kind: "query"; reach: "anyone"; request: ForgivenessAsked; response: ForgivenessSeries };
  session_add: { kind: "mutate"; reach: "anyone"; request: SessionAdd; response: RecordNamed };
  session_edit: { kind: "mutate"; reach: "anyone"; request: SessionEdit; response: RecordNamed };
  session_list: { kind: "query"; reach: "anyone"; request: SessionList; response: Array<Session> };
  session_show: { kind: "query"; reach: "anyone"; request: SessionShow; response: SessionShown };
  session_delete: { kind: "mutate"; reach: "anyone"; request: SessionDelete; response: RecordNamed };
  item_add: { kind: "mutate"; reach: "anyone"; request: ItemAdd; response: RecordNamed };
  item_edit: { kind: "mutate"; reach: "anyone"; request: ItemEdit; response: RecordNamed };
  item_delete: { kind: "mutate"; reach: "anyone"; request: ItemDelete; response: RecordNamed };
  item_order: { kind: "mutate"; reach: "anyone"; request: ItemOrder; response: RecordNamed };
  home: { kind: "query"; reach: "anyone"; request: HomeShow; response: Home };
  week: { kind: "query"; reach: "anyone"; request: WeekShow; response: Week };
  week_done: { kind: "mutate"; reach: "anyone"; request: WeekDone; response: WeekKept };
  reminder: { kind: "query"; reach: "anyone"; request: ReminderShow; response: Reminder };
  reminder_done: { kind: "mutate"; reach: "anyone"; request: ReminderDone; response: ReminderKept };
  matter_timeline: { kind: "query"; reach: "anyone"; request: MatterTimeline; response: MatterTimelinePage };
  brief_section: { kind: "query"; reach: "anyone"; request: BriefAsked; response: BriefSection };
  heavy_look: { kind: "query"; reach: "anyone"; request: HeavyLook; response: HeavyLine };
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
  "links-changed": null;
  "job-progress": JobProgress;
}
