//! What a host is told without asking: what went stale, and how far a job is.

use serde::Serialize;
use ts_rs::TS;

use crate::Command;

/// Something a host may show, and has to ask for again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stale {
    /// Entries, lists of them, and what a search finds.
    Entries,
    /// The tags in use.
    Tags,
    /// The settings.
    Settings,
    /// The record of what was shared.
    Shares,
    /// The backups.
    Backups,
    /// People and matters.
    Matters,
    /// Commitments and what came of them.
    Commitments,
    /// Check-ins.
    Checkins,
    /// Sessions and what is brought to them.
    Sessions,
    /// Values and how they were lived.
    Values,
    /// The support list.
    Support,
    /// Which things are linked. What the things are called goes stale with them.
    Links,
}

impl Stale {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Entries,
        Self::Tags,
        Self::Settings,
        Self::Shares,
        Self::Backups,
        Self::Matters,
        Self::Commitments,
        Self::Checkins,
        Self::Sessions,
        Self::Values,
        Self::Support,
        Self::Links,
    ];

    /// The name of the event that tells it.
    #[must_use]
    pub fn event(self) -> &'static str {
        match self {
            Self::Entries => "entries-changed",
            Self::Tags => "tags-changed",
            Self::Settings => "settings-changed",
            Self::Shares => "shares-changed",
            Self::Backups => "backups-changed",
            Self::Matters => "matters-changed",
            Self::Commitments => "commitments-changed",
            Self::Checkins => "checkins-changed",
            Self::Sessions => "sessions-changed",
            Self::Values => "values-changed",
            Self::Support => "support-changed",
            Self::Links => "links-changed",
        }
    }
}

/// What a job is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// It is about to begin.
    Starting,
    /// Entries are checked against the index.
    Checking,
    /// Entries are read from a file and taken in.
    Importing,
    /// Entries are written to a file.
    Exporting,
    /// The chosen entries are read.
    Reading,
    /// The fonts of this computer are looked through.
    FindingFonts,
    /// Pages are set.
    SettingPages,
    /// The file is encrypted.
    Protecting,
    /// What deletion left in the database is wiped.
    Wiping,
    /// Everything is encrypted anew.
    Encrypting,
    /// Pages are copied into a backup.
    Copying,
    /// A backup is checked and packed.
    Packing,
}

/// How far a job is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(optional_fields)]
pub struct JobProgress {
    /// Which job. The host stops it by this number.
    pub job: u32,
    /// Which command it carries out; absent for one that takes a secret and is none of the table.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "keyof Commands")]
    pub command: Option<Command>,
    /// What it is doing.
    pub step: Step,
    /// How much of this step is done.
    pub done: u64,
    /// Out of how much, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<u64>,
}

/// What a host is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Something changed. Told after the change is on the disk.
    Stale(Stale),
    /// A job went on. Told at its beginning, at every new step, and about ten times a second.
    Progress(JobProgress),
}

impl Event {
    /// The name of [`Event::Progress`] on the wire.
    pub const PROGRESS: &'static str = "job-progress";

    /// Its name on the wire.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Stale(stale) => stale.event(),
            Self::Progress(_) => Self::PROGRESS,
        }
    }
}
