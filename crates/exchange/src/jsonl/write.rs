//! One entry to one line.

use std::fs;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use lamplight_journal::entries::{About, Entry, Status};
use lamplight_vault::VaultError;
use lamplight_vault::files::AtomicFile;
use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::is_field;
use crate::export::{Writer, Written};
use crate::{ExchangeError, extra, mood};

pub(super) fn create(out: &Path) -> Result<Box<dyn Writer>, ExchangeError> {
    // Known before the work, not only after it.
    if fs::symlink_metadata(out).is_ok() {
        return Err(VaultError::ExistsNotEmpty.into());
    }
    let file = AtomicFile::create(out)?;
    Ok(Box::new(Lines {
        file: BufWriter::with_capacity(256 * 1024, file),
    }))
}

struct Lines {
    file: BufWriter<AtomicFile>,
}

impl Writer for Lines {
    fn entry(&mut self, entry: Entry, about: About) -> Result<(), ExchangeError> {
        let line = Line {
            entry: &entry,
            about: &about,
        };
        serde_json::to_writer(&mut self.file, &line)
            .map_err(std::io::Error::from)
            .and_then(|()| self.file.write_all(b"\n"))
            .map_err(ExchangeError::writing)
    }

    fn finish(self: Box<Self>) -> Result<Written, ExchangeError> {
        let file = self
            .file
            .into_inner()
            .map_err(|error| ExchangeError::writing(error.into_error()))?;
        let sha256 = Some(file.sha256());
        file.commit(false)?;
        Ok(Written { files: 1, sha256 })
    }
}

/// The keys in the order people read them, then what was kept aside, by name.
struct Line<'a> {
    entry: &'a Entry,
    about: &'a About,
}

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let entry = self.entry;
        let aside = entry.extra.iter().flatten();
        let mut aside: Vec<_> = aside
            .map(|(name, value)| (extra::outer(name, is_field), value))
            .collect();
        aside.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        let mut line = serializer.serialize_map(None)?;
        line.serialize_entry("id", &entry.id)?;
        line.serialize_entry("created_at", &entry.entry_date)?;
        line.serialize_entry("title", &entry.title)?;
        line.serialize_entry("body", &entry.body)?;
        line.serialize_entry("tags", &entry.tags)?;
        line.serialize_entry("mood", &entry.feeling.map(|feeling| mood::word(feeling).0))?;
        // Only where the mood does not say it exactly.
        if let Some(feeling) = entry.feeling.filter(|exact| mood::word(*exact).1 != *exact) {
            line.serialize_entry("feeling", &feeling)?;
        }
        line.serialize_entry("kind", &entry.kind)?;
        if let Some(zone) = &entry.zone {
            line.serialize_entry("zone", zone)?;
        }
        if let Some(lens) = &entry.lens {
            line.serialize_entry("lens", lens)?;
        }
        // What is not said is kept.
        if entry.status != Status::Kept {
            line.serialize_entry("status", &entry.status)?;
        }
        if let Some(day) = entry.given_on {
            line.serialize_entry("given_on", &day)?;
        }
        if let Some(before) = entry.feel_before {
            line.serialize_entry("feel_before", &before)?;
        }
        if let Some(after) = entry.feel_after {
            line.serialize_entry("feel_after", &after)?;
        }
        if !entry.fields.is_empty() {
            line.serialize_entry("fields", &entry.fields)?;
        }
        if let Some(person) = &self.about.person {
            line.serialize_entry("person", person)?;
        }
        if let Some(matter) = &self.about.matter {
            line.serialize_entry("matter", matter)?;
        }
        for (name, value) in aside {
            line.serialize_entry(&name, value)?;
        }
        line.end()
    }
}
