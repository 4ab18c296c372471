//! File after file.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Datelike as _, FixedOffset};
use lamplight_journal::clock::Now;
use lamplight_journal::entries::{EntryDate, Kind, LONGEST_BODY, NewEntry};
use lamplight_journal::intake::Origin;
use serde_json::Value;

use super::fields::{self, Fields};
use super::folder::{self, Content, Note};
use super::{FORMAT, decode, front_matter, name, yaml};
use crate::import::{Found, FoundEntry, Place, Reader};
use crate::{ExchangeError, hash, open};

/// The longest file, in bytes: the longest text in UTF-16, and room for the front matter.
const LONGEST_FILE: usize = 2 * LONGEST_BODY + 4 * 1024 * 1024;

pub(super) fn open(path: &Path, now: &Now) -> Result<Box<dyn Reader>, ExchangeError> {
    let about = std::fs::metadata(path).map_err(ExchangeError::reading)?;
    let (content, given) = if about.is_dir() {
        (folder::list(path)?, None)
    } else {
        // Opened here, so that what cannot be opened is an error and no report of nothing.
        let (file, _) = open::given(path)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let note = Note {
            name: name.into_owned(),
            path: path.to_path_buf(),
        };
        let content = Content {
            notes: vec![note],
            ..Content::default()
        };
        (content, Some(file))
    };
    Ok(Box::new(Notes {
        all: content.notes.len(),
        left: content.notes.into_iter(),
        remarks: content.remarks.into_iter(),
        given,
        offset: *now.local.offset(),
    }))
}

struct Notes {
    left: std::vec::IntoIter<Note>,
    all: usize,
    remarks: std::vec::IntoIter<Found>,
    /// The one file, where a file was named.
    given: Option<File>,
    offset: FixedOffset,
}

impl Reader for Notes {
    fn next(&mut self) -> Result<Option<Found>, ExchangeError> {
        if let Some(remark) = self.remarks.next() {
            return Ok(Some(remark));
        }
        let Some(note) = self.left.next() else {
            return Ok(None);
        };
        let place = Place::File(note.name.clone());
        let read = match self.given.take() {
            Some(file) => bytes_of(file),
            None => match open::found(&note.path) {
                Ok((file, _)) => bytes_of(file),
                Err(_) => Err("the file cannot be read".to_owned()),
            },
        };
        Ok(Some(
            match read.and_then(|(bytes, written)| self.entry(&note, bytes, written)) {
                Err(reason) => Found::Unreadable(place, reason),
                Ok((origin, entry, warning)) => Found::Entry(Box::new(FoundEntry {
                    place,
                    origin,
                    entry,
                    warning,
                })),
            },
        ))
    }

    fn done(&self) -> u64 {
        as_u64(self.all - self.left.len())
    }

    fn all(&self) -> u64 {
        as_u64(self.all)
    }
}

/// What is in a file, and when it was last written.
fn bytes_of(file: File) -> Result<(Vec<u8>, Option<SystemTime>), String> {
    let written = file.metadata().and_then(|about| about.modified()).ok();
    let mut bytes = Vec::new();
    let read = file.take(as_u64(LONGEST_FILE + 1)).read_to_end(&mut bytes);
    match read {
        Err(_) => Err("the file cannot be read".to_owned()),
        Ok(length) if length > LONGEST_FILE => {
            Err("the file is too long: an entry holds at most 16 MiB of text".to_owned())
        }
        Ok(_) => Ok((bytes, written)),
    }
}

impl Notes {
    fn entry(
        &self,
        note: &Note,
        bytes: Vec<u8>,
        written: Option<SystemTime>,
    ) -> Result<(Origin, NewEntry, Option<String>), String> {
        let file_name = note.name.rsplit('/').next().unwrap_or_default();
        let stem = file_name
            .rsplit_once('.')
            .map_or(file_name, |(stem, _)| stem);
        let name = name::read(stem);
        let stand_in = hash::name(&[file_name.as_bytes(), &bytes]);
        let text = decode::text(bytes)?;
        let (fields, body, mut warnings) = parts(text);

        if fields.date_unread {
            warnings.push("its date could not be read, and is kept aside");
        }
        // Where even the file has no time, the entry gets the present day.
        let date = fields.date.or(name.day.map(EntryDate::Day)).or_else(|| {
            warnings.push("it names no day; the day it was last written stands in");
            self.moment(written)
        });
        let mut aside = fields.aside;
        let title = match (fields.title, name.slug) {
            (Some(title), _) => title,
            (None, Some(slug)) => {
                aside
                    .entry("slug")
                    .or_insert_with(|| Value::String(slug.to_owned()));
                String::new()
            }
            (None, None) => name.title.to_owned(),
        };
        let nothing =
            title.is_empty() && body.is_empty() && fields.id.is_none() && aside.is_empty();
        if nothing {
            return Err("the file is empty".to_owned());
        }
        let origin = fields.id.map_or_else(
            || Origin::Named {
                format: FORMAT.name,
                source: stand_in,
            },
            Origin::Id,
        );
        let entry = NewEntry {
            title,
            body,
            entry_date: date,
            zone: fields.zone,
            tags: fields.tags,
            feeling: fields.feeling,
            extra: (!aside.is_empty()).then_some(aside),
            ..NewEntry::of(fields.kind.unwrap_or(Kind::Reflection))
        };
        let warning = (!warnings.is_empty()).then(|| warnings.join("; "));
        Ok((origin, entry, warning))
    }

    /// A time of the file system on the writer's wall; nothing for one that no calendar has.
    fn moment(&self, written: Option<SystemTime>) -> Option<EntryDate> {
        let seconds = match written?.duration_since(UNIX_EPOCH) {
            Ok(since) => i64::try_from(since.as_secs()).ok()?,
            Err(before) => -i64::try_from(before.duration().as_secs()).ok()?,
        };
        let at = DateTime::from_timestamp(seconds, 0)?.with_timezone(&self.offset);
        (0..=9999)
            .contains(&at.year())
            .then(|| EntryDate::from_moment(at))
    }
}

/// The fields of the front matter, and the text behind it. Front matter that cannot be read stays
/// in the text.
fn parts(mut text: String) -> (Fields, String, Vec<&'static str>) {
    let Some(parts) = front_matter::split(&text) else {
        return (Fields::default(), text, Vec::new());
    };
    if let Some(yaml) = yaml::parse(parts.yaml) {
        text.drain(..text.len() - parts.text.len());
        (fields::of(yaml), text, Vec::new())
    } else {
        let warning = "its front matter could not be read, and stays in the text";
        (Fields::default(), text, vec![warning])
    }
}

fn as_u64(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}
