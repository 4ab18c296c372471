//! Sharing: chosen entries as a document for somebody, and the record of it.

mod log;
mod preview;
mod selection;

use std::io::Write as _;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

pub use lamplight_share::Password;
use lamplight_share::{Format, Protection, render};
use lamplight_vault::VaultError;
use lamplight_vault::files::AtomicFile;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use log::{ShareLog, ShareNote, SharedEntry};
pub use preview::{Preview, PreviewPiece, SharePreview};
use selection::{Chosen, Selection};

use crate::event::Step;
use crate::records::RecordId;
use crate::table::Job;
use crate::{ApiError, Code, Errand};

/// Writes chosen entries to a file for somebody, and notes it in the vault. Either `entry`, or
/// `from` and `to`, or `matter`, or `session`, says which. A PDF
/// without a word on protection gets a password made here; other formats are refused without
/// `unprotected`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Share {
    /// These entries. `entries` is taken for it too.
    #[serde(default, alias = "entries")]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub entry: Vec<String>,
    /// Every entry from this day or instant on.
    pub from: Option<String>,
    /// Every entry up to this; a day counts whole.
    pub to: Option<String>,
    /// Every entry about this matter, or with a link to it in it.
    pub matter: Option<RecordId>,
    /// What is brought to this meeting, and nothing else: a first page, then its entries.
    pub session: Option<RecordId>,
    /// `pdf` or `markdown`.
    pub format: String,
    /// The file.
    #[ts(type = "string")]
    pub out: PathBuf,
    /// Whether anybody who has the file may read it.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub unprotected: bool,
    /// Whether a file of that name is replaced.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub overwrite: bool,
    /// A password that somebody chose. It never travels in JSON; a host puts it here.
    #[serde(skip)]
    pub password: Option<Password>,
}

/// The file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[ts(optional_fields)]
pub struct Shared {
    /// Where it lies.
    pub file: String,
    /// SHA-256 of the file, in lower-case hexadecimal.
    pub sha256: String,
    /// How many entries are in it.
    pub entries: u32,
    /// How many places were redacted.
    pub redactions: u32,
    /// The password, when one was made here. It is kept nowhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
    /// What the reader of the document will miss.
    pub warnings: Vec<String>,
}

impl Job for Share {
    fn job(self, errand: &Errand) -> Result<Shared, ApiError> {
        let format = format(&self.format)?;
        let protection = self.protection()?;
        let selection = Selection::of(
            &self.entry,
            self.from.as_deref(),
            self.to.as_deref(),
            self.matter,
            self.session,
        )?;
        if !self.overwrite {
            refuse_taken(&self.out)?;
        }
        let out = self.out.clone();
        let Chosen { document, entries } = errand.with_journal(move |journal, _| {
            journal.refuse_within(&out)?;
            selection.read(journal)
        })?;
        let unprotected = protection == Protection::Unprotected;
        let shared = render(
            &document,
            format,
            protection,
            &mut errand.room().fonts(),
            &errand.room().random,
            errand.room().clock.now().local.to_utc(),
            &mut |step| tell(errand, step),
        )?;
        let mut file = AtomicFile::create(&self.out)?;
        file.write_all(&shared.bytes).map_err(VaultError::from)?;
        let names: Vec<_> = entries.iter().map(|e| (e.id, e.revision)).collect();
        let sha256 = shared.sha256.clone();
        let format = self.format;
        // Noted before the file has its name: the record may tell of a file that was never
        // finished, and never leaves one out.
        errand.with_journal(move |journal, _| {
            let protection = if unprotected {
                "unprotected"
            } else {
                "password"
            };
            Ok(journal.note_share(&format, protection, &sha256, &names)?)
        })?;
        file.commit(self.overwrite)?;
        Ok(Shared {
            file: self.out.to_string_lossy().into_owned(),
            sha256: shared.sha256,
            entries: u32::try_from(entries.len()).unwrap_or(u32::MAX),
            redactions: 0,
            password: shared.password.map(|made| made.reveal().to_owned()),
            warnings: shared.warnings.iter().map(ToString::to_string).collect(),
        })
    }
}

impl Share {
    fn protection(&self) -> Result<Protection, ApiError> {
        match (&self.password, self.unprotected) {
            (Some(_), true) => {
                let message = "a file has a password or is unprotected, not both";
                Err(ApiError::invalid("unprotected", message))
            }
            (Some(chosen), false) => Ok(Protection::Password(chosen.clone())),
            (None, true) => Ok(Protection::Unprotected),
            (None, false) => Ok(Protection::MakePassword),
        }
    }
}

fn format(name: &str) -> Result<Format, ApiError> {
    match name {
        "pdf" => Ok(Format::Pdf),
        "markdown" => Ok(Format::Markdown),
        _ => {
            let message = "this version shares as pdf and markdown";
            Err(ApiError::new(Code::Unsupported, message).of("format"))
        }
    }
}

/// Before the work, so that nobody waits for pages that cannot be saved.
fn refuse_taken(out: &Path) -> Result<(), ApiError> {
    match std::fs::symlink_metadata(out) {
        Ok(_) => Err(ApiError::from(VaultError::ExistsNotEmpty).of("out")),
        Err(_) => Ok(()),
    }
}

/// Hands on which step comes, and stops the work when the job was told to stop.
fn tell(errand: &Errand, step: lamplight_share::Step) -> ControlFlow<()> {
    let step = match step {
        lamplight_share::Step::Reading => Step::Reading,
        lamplight_share::Step::FindingFonts => Step::FindingFonts,
        lamplight_share::Step::SettingPages => Step::SettingPages,
        lamplight_share::Step::Protecting => Step::Protecting,
    };
    match errand.at(step, 0, None) {
        Ok(()) => ControlFlow::Continue(()),
        Err(_) => ControlFlow::Break(()),
    }
}

/// Takes a password for a document as somebody chose it.
///
/// # Errors
/// [`Code::Invalid`] when PDF readers would not all take it.
pub fn password(bytes: &[u8]) -> Result<Password, ApiError> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_| ApiError::invalid("password", "a password is text in UTF-8"))?;
    Ok(Password::new(text)?)
}
