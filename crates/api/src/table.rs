//! THE command table: every command once, `name(Request) -> Response`.
//!
//! Beside the types, a line says the command's kind, which hosts it is for, and what it makes
//! stale. A command without a body does not compile, and neither does a host that matches on
//! [`Command`] and misses one.

use std::fmt;

use lamplight_journal::Journal;
use lamplight_journal::checkins::{Checkin, ScaleSeries, SmallStep};
use lamplight_journal::commitments::{CommitmentEvent, CommitmentLine, CommitmentShown};
use lamplight_journal::forgiveness::ForgivenessSeries;
use lamplight_journal::guides::Guide;
use lamplight_journal::links::Link;
use lamplight_journal::matters::Matter;
use lamplight_journal::people::Person;
use lamplight_journal::sessions::Session;
use lamplight_journal::support::Support;
use lamplight_journal::values::{Look, Value};
use lamplight_journal::{brief, home, reminder, week};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::apology::{ApologyCheck, ApologyChecked, ApologyKeep, ApologyUnkeep};
use crate::backups::{
    BackupKept, BackupList, BackupNow, BackupPlaceChosen, BackupPlaceSet, BackupProve,
    BackupProved, BackupRemove, BackupStanding, BackupState, Backups, BackupsRemoved,
};
use crate::brief::BriefSection;
use crate::catalogue::{Listed, listed};
use crate::checkins::over_time::{CheckinSeries, SmallStepList};
use crate::checkins::{CheckinAdd, CheckinDelete, CheckinEdit, CheckinList, CheckinShow};
use crate::commitments::events::{EventAdd, EventDelete, EventEdit, EventList};
use crate::commitments::{
    CommitmentAdd, CommitmentCheck, CommitmentDelete, CommitmentEdit, CommitmentList,
    CommitmentNotices, CommitmentReview, CommitmentShow,
};
use crate::desk::Pending;
use crate::entries::{
    Entry, EntryAdd, EntryAdded, EntryDelete, EntryEdit, EntryEdited, EntryHistory, EntryLine,
    EntryList, EntryNamed, EntryOpen, EntrySeal, EntrySealed, EntryShow, Revision,
};
use crate::export::{Export, Exported};
use crate::forgiveness::ForgivenessAsked;
use crate::guides::{ApologyLetter, GuideList, Letter};
use crate::heavy::{HeavyLine, HeavyLook};
use crate::home::Home;
use crate::import::{Import, Imported};
use crate::links::{LinkAdd, LinkDelete, LinkList};
use crate::matters::timeline::{MatterTimeline, MatterTimelinePage};
use crate::matters::{MatterAdd, MatterDelete, MatterEdit, MatterList, MatterShow, MatterShown};
use crate::people::{PersonAdd, PersonDelete, PersonEdit, PersonList, PersonShow, PersonShown};
use crate::place::{Place, PlaceGet, PlaceKept, PlaceSet};
use crate::records::{RecordHistory, RecordNamed, RecordState};
use crate::reminder::{Reminder, ReminderDone, ReminderKept};
use crate::search::{Found, Search};
use crate::sessions::{
    ItemAdd, ItemDelete, ItemEdit, ItemOrder, SessionAdd, SessionDelete, SessionEdit, SessionList,
    SessionShow, SessionShown,
};
use crate::settings::{Setting, SettingGet, SettingList, SettingSet};
use crate::share::{Preview, Share, ShareLog, ShareNote, SharePreview, Shared};
use crate::support::{
    SupportAdd, SupportDelete, SupportEdit, SupportList, SupportOrder, SupportOrdered,
};
use crate::tags::{Tag, TagList};
use crate::timeline::{Timeline, TimelinePage};
use crate::trash::{
    TrashEmptied, TrashEmpty, TrashList, TrashPurge, TrashRecords, TrashRestore, TrashedRecord,
};
use crate::typescript::Types;
use crate::values::looks::{LookAdd, LookDelete, LookEdit, LookList};
use crate::values::{ValueAdd, ValueDelete, ValueEdit, ValueList, ValueOrder, ValuesOrdered};
use crate::vault::{VaultAbout, VaultBackedUp, VaultBackup, VaultInfo, VaultVerified, VaultVerify};
use crate::week::{Week, WeekDone, WeekKept};
use crate::{ApiError, Code, Desk, Errand, Stale, request};

macro_rules! with_commands {
    ($receive:ident) => {
        $receive! {
            query  vault_info(VaultInfo) -> VaultAbout,             anyone, [];
            job    vault_verify(VaultVerify) -> VaultVerified,      anyone, [];
            job    vault_backup(VaultBackup) -> VaultBackedUp,      paths,  [];
            query  backup_state(BackupState) -> BackupStanding,     anyone, [];
            job    backup_list(BackupList) -> Backups,              anyone, [];
            job    backup_now(BackupNow) -> BackupKept,             anyone, [Backups];
            job    backup_prove(BackupProve) -> BackupProved,       anyone, [Backups];
            job    backup_remove(BackupRemove) -> BackupsRemoved,   anyone, [Backups];
            mutate backup_place_set(BackupPlaceSet) -> BackupPlaceChosen, paths, [Backups];
            mutate entry_add(EntryAdd) -> EntryAdded,               anyone, [Entries, Tags];
            mutate entry_edit(EntryEdit) -> EntryEdited,            anyone, [Entries, Tags];
            query  entry_list(EntryList) -> Vec<EntryLine>,         anyone, [];
            query  entry_show(EntryShow) -> Entry,                  anyone, [];
            query  entry_history(EntryHistory) -> Vec<Revision>,    anyone, [];
            mutate entry_delete(EntryDelete) -> EntryNamed,         anyone, [Entries, Tags];
            mutate entry_seal(EntrySeal) -> EntrySealed,            anyone, [Entries, Tags];
            mutate entry_open(EntryOpen) -> EntryNamed,             anyone, [Entries, Tags];
            query  guide_list(GuideList) -> Vec<Guide>,             anyone, [];
            query  apology_letter(ApologyLetter) -> Letter,         anyone, [];
            query  apology_check(ApologyCheck) -> ApologyChecked,   anyone, [];
            mutate apology_keep(ApologyKeep) -> EntryNamed,         anyone, [Entries];
            mutate apology_unkeep(ApologyUnkeep) -> EntryNamed,     anyone, [Entries];
            query  trash_list(TrashList) -> Vec<EntryLine>,         anyone, [];
            mutate trash_restore(TrashRestore) -> EntryNamed,       anyone, [Entries, Tags, Matters, Commitments, Checkins, Sessions, Values, Support, Links];
            query  trash_records(TrashRecords) -> Vec<TrashedRecord>, anyone, [];
            job    trash_purge(TrashPurge) -> TrashEmptied,         anyone, [Entries, Tags, Shares, Backups, Matters, Commitments, Checkins, Sessions, Values, Support, Links];
            job    trash_empty(TrashEmpty) -> TrashEmptied,         anyone, [Entries, Tags, Shares, Backups, Matters, Commitments, Checkins, Sessions, Values, Support, Links];
            query  search(Search) -> Found,                         anyone, [];
            query  timeline(Timeline) -> TimelinePage,              anyone, [];
            mutate person_add(PersonAdd) -> RecordNamed,            anyone, [Matters];
            mutate person_edit(PersonEdit) -> RecordNamed,          anyone, [Matters, Entries, Commitments, Checkins];
            query  person_list(PersonList) -> Vec<Person>,          anyone, [];
            query  person_show(PersonShow) -> PersonShown,          anyone, [];
            mutate person_delete(PersonDelete) -> RecordNamed,      anyone, [Matters, Entries, Tags, Commitments, Checkins, Sessions];
            mutate matter_add(MatterAdd) -> RecordNamed,            anyone, [Matters];
            mutate matter_edit(MatterEdit) -> RecordNamed,          anyone, [Matters, Entries, Commitments, Checkins, Sessions];
            query  matter_list(MatterList) -> Vec<Matter>,          anyone, [];
            query  matter_show(MatterShow) -> MatterShown,          anyone, [];
            mutate matter_delete(MatterDelete) -> RecordNamed,      anyone, [Matters, Entries, Tags, Commitments, Checkins, Sessions];
            mutate link_add(LinkAdd) -> RecordNamed,                anyone, [Links];
            query  link_list(LinkList) -> Vec<Link>,                anyone, [];
            mutate link_delete(LinkDelete) -> RecordNamed,          anyone, [Links];
            mutate support_add(SupportAdd) -> RecordNamed,          anyone, [Support];
            mutate support_edit(SupportEdit) -> RecordNamed,        anyone, [Support];
            query  support_list(SupportList) -> Vec<Support>,       anyone, [];
            mutate support_delete(SupportDelete) -> RecordNamed,    anyone, [Support];
            mutate support_order(SupportOrder) -> SupportOrdered,   anyone, [Support];
            query  record_history(RecordHistory) -> Vec<RecordState>, anyone, [];
            mutate commitment_add(CommitmentAdd) -> RecordNamed,    anyone, [Commitments];
            mutate commitment_edit(CommitmentEdit) -> RecordNamed,  anyone, [Commitments];
            query  commitment_list(CommitmentList) -> Vec<CommitmentLine>, anyone, [];
            query  commitment_show(CommitmentShow) -> CommitmentShown, anyone, [];
            query  commitment_check(CommitmentCheck) -> CommitmentNotices, anyone, [];
            mutate commitment_review(CommitmentReview) -> RecordNamed, anyone, [Commitments];
            mutate commitment_delete(CommitmentDelete) -> RecordNamed, anyone, [Commitments];
            mutate event_add(EventAdd) -> RecordNamed,              anyone, [Commitments];
            mutate event_edit(EventEdit) -> RecordNamed,            anyone, [Commitments];
            query  event_list(EventList) -> Vec<CommitmentEvent>,   anyone, [];
            mutate event_delete(EventDelete) -> RecordNamed,        anyone, [Commitments];
            mutate value_add(ValueAdd) -> RecordNamed,              anyone, [Values];
            mutate value_edit(ValueEdit) -> RecordNamed,            anyone, [Values];
            query  value_list(ValueList) -> Vec<Value>,             anyone, [];
            mutate value_order(ValueOrder) -> ValuesOrdered,        anyone, [Values];
            mutate value_delete(ValueDelete) -> RecordNamed,        anyone, [Values];
            mutate look_add(LookAdd) -> RecordNamed,                anyone, [Values];
            mutate look_edit(LookEdit) -> RecordNamed,              anyone, [Values];
            query  look_list(LookList) -> Vec<Look>,                anyone, [];
            mutate look_delete(LookDelete) -> RecordNamed,          anyone, [Values];
            mutate checkin_add(CheckinAdd) -> RecordNamed,          anyone, [Checkins];
            mutate checkin_edit(CheckinEdit) -> RecordNamed,        anyone, [Checkins];
            query  checkin_list(CheckinList) -> Vec<Checkin>,       anyone, [];
            query  checkin_show(CheckinShow) -> Checkin,            anyone, [];
            mutate checkin_delete(CheckinDelete) -> RecordNamed,    anyone, [Checkins];
            query  checkin_series(CheckinSeries) -> ScaleSeries,    anyone, [];
            query  small_step_list(SmallStepList) -> Vec<SmallStep>, anyone, [];
            query  forgiveness_series(ForgivenessAsked) -> ForgivenessSeries, anyone, [];
            mutate session_add(SessionAdd) -> RecordNamed,          anyone, [Sessions];
            mutate session_edit(SessionEdit) -> RecordNamed,        anyone, [Sessions];
            query  session_list(SessionList) -> Vec<Session>,       anyone, [];
            query  session_show(SessionShow) -> SessionShown,       anyone, [];
            mutate session_delete(SessionDelete) -> RecordNamed,    anyone, [Sessions];
            mutate item_add(ItemAdd) -> RecordNamed,                anyone, [Sessions];
            mutate item_edit(ItemEdit) -> RecordNamed,              anyone, [Sessions];
            mutate item_delete(ItemDelete) -> RecordNamed,          anyone, [Sessions];
            mutate item_order(ItemOrder) -> RecordNamed,            anyone, [Sessions];
            query  home(Home) -> home::Home,                        anyone, [];
            query  week(Week) -> week::Week,                        anyone, [];
            mutate week_done(WeekDone) -> WeekKept,                 anyone, [Settings];
            query  reminder(Reminder) -> reminder::Reminder,        anyone, [];
            mutate reminder_done(ReminderDone) -> ReminderKept,     anyone, [];
            query  matter_timeline(MatterTimeline) -> MatterTimelinePage, anyone, [];
            query  brief_section(BriefSection) -> brief::BriefSection, anyone, [];
            query  heavy_look(HeavyLook) -> HeavyLine,              anyone, [];
            query  tag_list(TagList) -> Vec<Tag>,                   anyone, [];
            query  setting_list(SettingList) -> Vec<Setting>,       anyone, [];
            query  setting_get(SettingGet) -> Setting,              anyone, [];
            mutate setting_set(SettingSet) -> Setting,              anyone, [Settings];
            job    import(Import) -> Imported,                      paths,  [Entries, Tags];
            job    export(Export) -> Exported,                      paths,  [];
            job    share(Share) -> Shared,                          paths,  [Shares];
            job    share_preview(SharePreview) -> Preview,          anyone, [];
            query  share_log(ShareLog) -> Vec<ShareNote>,           anyone, [];
            query  place_get(PlaceGet) -> Place,                    anyone, [];
            mutate place_set(PlaceSet) -> PlaceKept,                anyone, [];
        }
    };
}

/// What a command may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CommandKind {
    /// It reads.
    Query,
    /// It changes something, in one step. After the answer the change is on the disk.
    Mutate,
    /// It takes long, tells how far it is, and can be stopped.
    Job,
}

impl CommandKind {
    /// The word for it on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Query => "query",
            Self::Mutate => "mutate",
            Self::Job => "job",
        }
    }
}

/// Who may give a command by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reach {
    /// Whoever can reach the host, a web view too.
    Anyone,
    /// Only a host that chose the paths in the request itself: a command line that was given them,
    /// a window that showed a file dialog. A web view never supplies a path.
    Paths,
}

impl Reach {
    /// The word for it on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Anyone => "anyone",
            Self::Paths => "paths",
        }
    }
}

/// A request of the table. The types that implement it are those named in the table.
pub trait Request: DeserializeOwned + Send + Sized + 'static {
    /// What it is answered with.
    type Response: Serialize + Send + 'static;

    /// Which command it is a request for.
    const COMMAND: Command;

    /// Hands it to the desk. [`Desk::begin`] is the way in.
    #[doc(hidden)]
    fn start(self, desk: &Desk) -> Pending<Self::Response>;
}

/// The body of a command that reads.
pub(crate) trait Query: Request {
    fn query(self, journal: &Journal) -> Result<Self::Response, ApiError>;
}

/// The body of a command that changes something.
pub(crate) trait Mutate: Request {
    fn mutate(self, journal: &mut Journal) -> Result<Self::Response, ApiError>;
}

/// The body of a command that takes long. It runs beside the vault's thread and goes there for
/// each thing it needs of the journal.
pub(crate) trait Job: Request {
    fn job(self, errand: &Errand) -> Result<Self::Response, ApiError>;
}

macro_rules! declare {
    ($($kind:ident $name:ident($request:ident) -> $response:ty, $reach:ident, [$($stale:ident),*];)+) => {
        /// The commands of the table, by name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Command {
            $(
                #[doc = concat!("`", stringify!($name), "`.")]
                $request,
            )+
        }

        impl Command {
            /// All of them, in the table's order.
            pub const ALL: &'static [Self] = &[$(Self::$request),+];

            /// Its name.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$request => stringify!($name),)+
                }
            }

            /// What it may do.
            #[must_use]
            pub fn kind(self) -> CommandKind {
                match self {
                    $(Self::$request => column!(kind $kind),)+
                }
            }

            /// Who may give it by name.
            #[must_use]
            pub fn reach(self) -> Reach {
                match self {
                    $(Self::$request => column!(reach $reach),)+
                }
            }

            /// What is stale when it is done.
            #[must_use]
            pub fn stale(self) -> &'static [Stale] {
                match self {
                    $(Self::$request => &[$(Stale::$stale),*],)+
                }
            }

            /// What `api --list` says of it.
            #[must_use]
            pub fn listed(self) -> Listed {
                match self {
                    $(Self::$request => listed::<$request, $response>(self),)+
                }
            }

            /// Reads a request for it from JSON and begins; the answer is JSON too.
            pub(crate) fn begin(
                self,
                desk: &Desk,
                json: &str,
            ) -> Result<Pending<String>, ApiError> {
                match self {
                    $(Self::$request => {
                        let request: $request = request::read(json)?;
                        Ok(request.start(desk).into_json())
                    })+
                }
            }

            /// Its line in the interface `Commands`, and the types it names.
            pub(crate) fn typescript(self, types: &mut Types) {
                match self {
                    $(Self::$request => types.command::<$request, $response>(self),)+
                }
            }
        }

        $(
            impl Request for $request {
                type Response = $response;

                const COMMAND: Command = Command::$request;

                fn start(self, desk: &Desk) -> Pending<$response> {
                    column!(start $kind self desk)
                }
            }
        )+
    };
}

/// What the words in the columns of the table stand for.
macro_rules! column {
    (kind query) => {
        CommandKind::Query
    };
    (kind mutate) => {
        CommandKind::Mutate
    };
    (kind job) => {
        CommandKind::Job
    };
    (reach anyone) => {
        Reach::Anyone
    };
    (reach paths) => {
        Reach::Paths
    };
    (start query $request:ident $desk:ident) => {
        $desk.run(Self::COMMAND, move |journal| $request.query(journal))
    };
    (start mutate $request:ident $desk:ident) => {
        $desk.run(Self::COMMAND, move |journal| $request.mutate(journal))
    };
    (start job $request:ident $desk:ident) => {
        $desk.run_beside(Some(Self::COMMAND), move |errand| $request.job(errand))
    };
}

with_commands!(declare);

impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl std::str::FromStr for Command {
    type Err = ApiError;

    fn from_str(name: &str) -> Result<Self, ApiError> {
        let mut all = Self::ALL.iter().copied();
        all.find(|command| command.name() == name)
            .ok_or_else(|| ApiError::new(Code::NotFound, "there is no such command").of("name"))
    }
}

impl Serialize for Command {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_back_to_its_command() {
        for command in Command::ALL {
            assert_eq!(command.name().parse::<Command>().unwrap(), *command);
        }
        let refused = "entry_burn".parse::<Command>().unwrap_err();
        assert_eq!(refused.code, Code::NotFound);
    }

    #[test]
    fn a_command_that_reads_makes_nothing_stale() {
        for command in Command::ALL {
            if command.kind() == CommandKind::Query {
                assert!(command.stale().is_empty(), "{command}");
            }
            // Where the writer left off, and the day the system was last told, are shown nowhere.
            let unseen = [Command::PlaceSet, Command::ReminderDone];
            if command.kind() == CommandKind::Mutate && !unseen.contains(command) {
                assert!(!command.stale().is_empty(), "{command}");
            }
        }
    }
}
