//! The command line and the table of commands say the same.

use clap::CommandFactory as _;
use lamplight_api::Command;

use super::*;

/// The words that lead to a command of the table; none for those that only `api` reaches. A
/// new command of the table does not compile here until somebody has decided.
#[expect(clippy::too_many_lines, reason = "each command has a line")]
fn spoken(command: Command) -> Option<&'static [&'static str]> {
    Some(match command {
        Command::VaultInfo => &["vault", "info"],
        Command::VaultVerify => &["vault", "verify"],
        Command::VaultBackup => &["vault", "backup"],
        Command::EntryAdd => &["entry", "add"],
        Command::EntryEdit => &["entry", "edit"],
        Command::EntryList => &["entry", "list"],
        Command::EntryShow => &["entry", "show"],
        Command::EntryHistory => &["entry", "history"],
        Command::EntryDelete => &["entry", "delete"],
        Command::TrashList => &["trash", "list"],
        Command::TrashRestore => &["trash", "restore"],
        Command::TrashEmpty => &["trash", "empty"],
        Command::Search => &["search"],
        Command::Import => &["import"],
        Command::Export => &["export"],
        Command::Share => &["share"],
        Command::ApologyCheck => &["apology", "check"],
        Command::BackupState
        | Command::BackupList
        | Command::BackupNow
        | Command::BackupProve
        | Command::BackupRemove
        | Command::BackupPlaceSet
        | Command::Timeline
        | Command::EntrySeal
        | Command::EntryOpen
        | Command::GuideList
        | Command::ApologyLetter
        | Command::ApologyKeep
        | Command::ApologyUnkeep
        | Command::PersonAdd
        | Command::PersonEdit
        | Command::PersonList
        | Command::PersonShow
        | Command::PersonDelete
        | Command::CommitmentAdd
        | Command::CommitmentEdit
        | Command::CommitmentList
        | Command::CommitmentShow
        | Command::CommitmentCheck
        | Command::CommitmentReview
        | Command::CommitmentDelete
        | Command::EventAdd
        | Command::EventEdit
        | Command::EventList
        | Command::EventDelete
        | Command::ValueAdd
        | Command::ValueEdit
        | Command::ValueList
        | Command::ValueOrder
        | Command::ValueDelete
        | Command::LookAdd
        | Command::LookEdit
        | Command::LookList
        | Command::LookDelete
        | Command::CheckinAdd
        | Command::CheckinEdit
        | Command::CheckinList
        | Command::CheckinShow
        | Command::CheckinDelete
        | Command::CheckinSeries
        | Command::SmallStepList
        | Command::ForgivenessAsked
        | Command::SessionAdd
        | Command::SessionEdit
        | Command::SessionList
        | Command::SessionShow
        | Command::SessionDelete
        | Command::ItemAdd
        | Command::ItemEdit
        | Command::ItemDelete
        | Command::ItemOrder
        | Command::HeavyLook
        | Command::Home
        | Command::Reminder
        | Command::ReminderDone
        | Command::Week
        | Command::WeekDone
        | Command::MatterTimeline
        | Command::BriefSection
        | Command::TagList
        | Command::SettingList
        | Command::SettingGet
        | Command::SettingSet
        | Command::ShareLog
        | Command::SharePreview
        | Command::PlaceGet
        | Command::PlaceSet
        | Command::TrashRecords
        | Command::TrashPurge
        | Command::MatterAdd
        | Command::MatterEdit
        | Command::MatterList
        | Command::MatterShow
        | Command::MatterDelete
        | Command::LinkAdd
        | Command::LinkList
        | Command::LinkDelete
        | Command::SupportAdd
        | Command::SupportEdit
        | Command::SupportList
        | Command::SupportDelete
        | Command::SupportOrder
        | Command::RecordHistory => return None,
    })
}

#[test]
fn names_in_the_table_are_the_words_of_the_command_line() {
    for command in Command::ALL {
        let Some(words) = spoken(*command) else {
            continue;
        };
        assert_eq!(words.join("_"), command.name());
        let mut at = &Arguments::command();
        for word in words {
            at = at.find_subcommand(word).unwrap();
        }
        assert!(!at.has_subcommands(), "{command} is a group");
    }
}

/// Flags that belong to the command line alone.
const NO_FIELD: &[&str] = &[
    "help",
    "version",
    "vault",
    "passphrase_fd",
    "json",
    "password_fd",
    "no_tags",
    "no_person",
    "no_matter",
];

#[test]
fn fields_of_requests_are_the_flags_and_arguments() {
    for command in Command::ALL {
        let Some(words) = spoken(*command) else {
            continue;
        };
        let mut at = &Arguments::command();
        for word in words {
            at = at.find_subcommand(word).unwrap();
        }
        let schema = command.listed().request;
        for argument in at.get_arguments() {
            let name = argument.get_id().as_str();
            if !NO_FIELD.contains(&name) {
                assert!(
                    schema["properties"].get(name).is_some(),
                    "{command}: {name}"
                );
            }
        }
    }
}

#[test]
fn clap_finds_nothing_wrong() {
    Arguments::command().debug_assert();
}
