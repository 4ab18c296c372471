//! What lies in a folder.

use std::fs;
use std::path::{Path, PathBuf};

use super::is_markdown;
use crate::ExchangeError;
use crate::import::{Found, Place};

/// The most Markdown files that are taken in at once.
const MOST_FILES: usize = 200_000;
/// How deep folders may lie in each other.
const DEEPEST: usize = 64;

/// A Markdown file and its name below the folder, with `/` between the parts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Note {
    pub(super) name: String,
    pub(super) path: PathBuf,
}

/// What was found in a folder and below it.
#[derive(Debug, Default)]
pub(super) struct Content {
    /// By name.
    pub(super) notes: Vec<Note>,
    /// What cannot be read, and what is left where it is.
    pub(super) remarks: Vec<Found>,
    /// Files that are not Markdown.
    pub(super) others: usize,
}

/// Looks through a folder. Hidden files and folders (`.obsidian`, `.trash`) are passed over, and no
/// link is followed.
pub(super) fn list(folder: &Path) -> Result<Content, ExchangeError> {
    let mut content = Content::default();
    // The folder itself has to be readable; one below it that is not is only reported.
    fs::read_dir(folder).map_err(ExchangeError::reading)?;
    let mut left = vec![(folder.to_path_buf(), String::new(), 1)];
    while let Some((folder, name, depth)) = left.pop() {
        let inside = fs::read_dir(&folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let Ok(inside) = inside else {
            content.unreadable(name, "the folder cannot be read");
            continue;
        };
        for entry in inside {
            let file_name = entry.file_name();
            let file_name = file_name.to_string_lossy();
            if file_name.starts_with('.') {
                continue;
            }
            let path = entry.path();
            let name = if name.is_empty() {
                file_name.into_owned()
            } else {
                format!("{name}/{file_name}")
            };
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && depth < DEEPEST => left.push((path, name, depth + 1)),
                Ok(kind) if kind.is_dir() => {
                    content.unreadable(name, "folders lie in each other more than 64 deep");
                }
                Ok(kind) if kind.is_file() && is_markdown(&path) => {
                    content.notes.push(Note { name, path });
                }
                Ok(kind) if kind.is_file() => content.others += 1,
                Ok(kind) if kind.is_symlink() && (is_markdown(&path) || path.is_dir()) => {
                    content.unreadable(name, "it is a link, and links are not followed");
                }
                Ok(_) if is_markdown(&path) => content.unreadable(name, "it is not a file"),
                Ok(_) => content.others += 1,
                Err(_) => content.unreadable(name, "it cannot be read"),
            }
        }
        if content.notes.len() > MOST_FILES {
            return Err(ExchangeError::Invalid(
                "a folder of more than 200,000 Markdown files is too large to import at once",
            ));
        }
    }
    content.notes.sort_unstable();
    content.name_others();
    Ok(content)
}

impl Content {
    fn unreadable(&mut self, name: String, reason: &str) {
        self.remarks
            .push(Found::Unreadable(Place::File(name), reason.to_owned()));
    }

    fn name_others(&mut self) {
        if self.others > 0 {
            let count = self.others;
            let reason = format!("files that are not Markdown, left where they are: {count}");
            self.remarks
                .push(Found::Aside(Place::File("the folder".to_owned()), reason));
        }
    }
}

/// Whether there is a Markdown file in the folder or below it.
pub(super) fn has_markdown(folder: &Path) -> bool {
    list(folder).is_ok_and(|content| !content.notes.is_empty())
}
