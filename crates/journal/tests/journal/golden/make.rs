//! Making a sample: a vault with something of everything, a backup of it, and a list of what is in it.

use std::fs;
use std::path::Path;

use chrono::DateTime;
use lamplight_journal::backups::BackupStep;
use lamplight_journal::clock::{Clock, Now};
use lamplight_journal::entries::{Change, Filter, Kind, NewEntry};
use lamplight_journal::{
    Cost, Journal, JournalError, NewKeys, Passphrase, RecoveryCode, Surroundings,
};
use ring::rand::SystemRandom;
use serde_json::{Value, json};

/// What opens every sample. The accent is there in two spellings, of which the vault sees one.
const PASSPHRASE: &str = "eleven quiet he\u{301}rons";

/// Noon of one day, for ever.
struct Noon;

impl Clock for Noon {
    fn now(&self) -> Now {
        Now {
            local: DateTime::parse_from_rfc3339("2026-03-04T12:00:00+01:00").unwrap(),
            zone: Some("Europe/Berlin".to_owned()),
        }
    }
}

pub fn surroundings(scratch: &Path) -> Surroundings<'_> {
    Surroundings {
        clock: Box::new(Noon),
        random: SystemRandom::new(),
        scratch,
    }
}

/// Makes a sample in a folder that is not there yet: `vault`, `backup.lampbak` and `manifest.json`.
pub fn make(folder: &Path) -> Result<(), JournalError> {
    fs::create_dir_all(folder).unwrap();
    let code = RecoveryCode::generate(&SystemRandom::new())?;
    let passphrase = Passphrase::new(PASSPHRASE)?;
    let keys = NewKeys::new(&passphrase, Cost::LEAST).with_recovery(&code);
    let scratch = tempfile::tempdir().unwrap();
    let around = surroundings(scratch.path());
    let mut journal = Journal::create(&folder.join("vault"), keys, around)?;
    fill(&mut journal)?;
    let backup = folder.join("backup.lampbak");
    journal.begin_backup(&backup)?;
    let copied = loop {
        if let BackupStep::Copied(copied) = journal.back_up_further()? {
            break copied;
        }
    };
    copied.finish(|_, _| Ok(()))?;
    let manifest = json!({
        "passphrase": PASSPHRASE,
        "recovery": code.line()?.as_str(),
        "content": content(&journal)?,
    });
    let text = serde_json::to_string_pretty(&manifest).unwrap() + "\n";
    fs::write(folder.join("manifest.json"), text).unwrap();
    // Empty, and made again by whoever opens the vault.
    fs::remove_file(folder.join("vault/lock")).unwrap();
    Ok(())
}

fn fill(journal: &mut Journal) -> Result<(), JournalError> {
    let write = |kind, title: &str, body: &str, date: &str, tags: &[&str]| NewEntry {
        title: title.to_owned(),
        body: body.to_owned(),
        entry_date: Some(date.parse().unwrap()),
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        feeling: Some(4),
        ..NewEntry::of(kind)
    };
    let long = "We walked along the river and said little.\n\n".repeat(400);
    let first = write(
        Kind::Reflection,
        "By the river",
        &long,
        "2026-02-01T08:15:00.25Z",
        &["river", "Größe"],
    );
    let first = journal.add(first, None)?;
    let talk = write(
        Kind::Talk,
        "",
        "早晨 *one* — и другой\u{0}",
        "2026-02-02",
        &[],
    );
    journal.add(talk, None)?;
    let mut apology = write(
        Kind::Apology,
        "What I said",
        "I am sorry.",
        "2026-02-03T21:00:00",
        &["river"],
    );
    let extra = json!({ "mood": ["low", 3], "source": null });
    apology.extra = extra.as_object().cloned();
    let apology = journal.add(apology, None)?;
    let forgiven = write(
        Kind::Forgiveness,
        "Later",
        "Not yet.",
        "2026-02-04T07:00:00-05:00",
        &["later"],
    );
    let forgiven = journal.add(forgiven, None)?;
    let change = Change {
        body: Some("I am sorry for what I said, and for when.".to_owned()),
        ..Change::default()
    };
    journal.edit(apology, change, None)?;
    journal.delete(forgiven, None)?;
    journal.set("lock_after_minutes", &json!(7), None)?;
    journal.note_share("markdown", "unprotected", &"ab".repeat(32), &[(first, 1)])?;
    journal.settle(u32::MAX)?;
    Ok(())
}

/// All that is in a journal, in words that do not depend on this program's own types.
pub fn content(journal: &Journal) -> Result<Value, JournalError> {
    let mut ids: Vec<_> = journal
        .list(&Filter::default(), None)?
        .iter()
        .chain(&journal.trash()?)
        .map(|summary| summary.id)
        .collect();
    ids.sort_unstable();
    let entries = ids.into_iter().map(|id| {
        let entry = journal.entry(id)?;
        let history = journal.history(id)?;
        Ok(json!({
            "id": entry.id.to_string(),
            "kind": entry.kind.as_str(),
            "title": entry.title,
            "body": entry.body,
            "date": entry.entry_date.to_string(),
            "zone": entry.zone,
            "tags": entry.tags,
            "feeling": entry.feeling,
            "extra": entry.extra,
            "revision": entry.revision,
            "trashed": entry.trashed_at.is_some(),
            "earlier": history.len(),
        }))
    });
    let entries: Vec<Value> = entries.collect::<Result<_, JournalError>>()?;
    Ok(json!({
        "entries": entries,
        "lock_after_minutes": journal.setting("lock_after_minutes")?,
        "shares": journal.shares()?.len(),
    }))
}
