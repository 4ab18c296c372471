//! Entry after entry, each a file.

use std::fs::{DirBuilder, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

use lamplight_journal::entries::{About, Entry};
use lamplight_text::labels_only;
use lamplight_vault::files::AtomicFolder;

use super::fields::is_field;
use super::place::Places;
use super::{answers, quote};
use crate::export::{Writer, Written};
use crate::{ExchangeError, extra};

pub(super) fn create(out: &Path) -> Result<Box<dyn Writer>, ExchangeError> {
    Ok(Box::new(Notes {
        folder: AtomicFolder::create(out)?,
        places: Places::default(),
        files: 0,
    }))
}

struct Notes {
    folder: AtomicFolder,
    places: Places,
    files: u32,
}

impl Writer for Notes {
    fn entry(&mut self, entry: Entry, _about: About) -> Result<(), ExchangeError> {
        let name = self.places.give(&entry);
        let year = self.folder.path().join(name.year);
        if !year.is_dir() {
            make_folder(&year).map_err(ExchangeError::writing)?;
        }
        write(&year.join(name.file), &text(&entry)).map_err(ExchangeError::writing)?;
        self.files += 1;
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<Written, ExchangeError> {
        sync_together(self.folder.path()).map_err(ExchangeError::writing)?;
        self.folder.commit()?;
        Ok(Written {
            files: self.files,
            sha256: None,
        })
    }
}

fn make_folder(path: &Path) -> io::Result<()> {
    #[cfg_attr(not(unix), allow(unused_mut))]
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(path)
}

/// Writes a new file that only its owner reads.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    if cfg!(target_os = "linux") {
        Ok(())
    } else {
        file.sync_all()
    }
}

/// Linux can wait for all files at once, which takes a moment where one by one takes minutes.
fn sync_together(folder: &Path) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    rustix::fs::syncfs(std::fs::File::open(folder)?)?;
    #[cfg(not(target_os = "linux"))]
    let _ = folder;
    Ok(())
}

/// Front matter, an empty line, and the text as it is, but for links to records, of which the label
/// stays; then the answers, each under its question.
fn text(entry: &Entry) -> String {
    let mut out = String::with_capacity(entry.body.len() + 512);
    out.push_str("---\n");
    let mut field = |name: &str, value: &dyn Fn(&mut String)| {
        quote::key(name, &mut out);
        value(&mut out);
        out.push('\n');
    };
    field("title", &|out| quote::text(&entry.title, out));
    field("date", &|out| out.push_str(&entry.entry_date.to_string()));
    if let Some(zone) = &entry.zone {
        field("zone", &|out| quote::text(zone, out));
    }
    if !entry.tags.is_empty() {
        field("tags", &|out| tags(&entry.tags, out));
    }
    field("kind", &|out| out.push_str(entry.kind.as_str()));
    if let Some(feeling) = entry.feeling {
        field("feeling", &|out| out.push_str(&feeling.to_string()));
    }
    field("id", &|out| out.push_str(&entry.id.to_string()));
    let aside = entry.extra.iter().flatten();
    let mut aside: Vec<_> = aside
        .map(|(name, value)| (extra::outer(name, is_field), value))
        .collect();
    aside.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    for (name, value) in aside {
        field(&name, &|out| quote::value(value, out));
    }
    out.push_str("---\n\n");
    out.push_str(&labels_only(&entry.body));
    answers::write(entry, &mut out);
    out
}

/// One a line, as Obsidian writes them. A `#` is put before a tag that begins with one, because
/// readers take one away.
fn tags(tags: &[String], out: &mut String) {
    out.truncate(out.trim_end().len());
    for tag in tags {
        let mark = if tag.starts_with('#') { "#" } else { "" };
        out.push_str("\n  - ");
        quote::text(&format!("{mark}{tag}"), out);
    }
}
