//! Whether a program or a font is there.

use std::path::{Path, PathBuf};

use crate::command_line::CommandLine;

/// How to find out whether something is there.
#[derive(Debug, PartialEq)]
pub enum Probe {
    /// A program that starts with these arguments and reports success.
    Runs(&'static str, &'static [&'static str]),
    /// The same of one among several programs that serve equally.
    OneRuns(&'static [&'static str], &'static [&'static str]),
    /// A font file whose name begins so.
    Font(&'static str),
}

/// Whether it is there; fonts are looked for in these folders.
pub fn is_there(probe: &Probe, font_folders: &[PathBuf]) -> bool {
    let runs = |program: &str, arguments: &[&str]| {
        CommandLine::new(program)
            .arguments(arguments.iter().copied())
            .answers()
    };
    match probe {
        Probe::Runs(program, arguments) => runs(program, arguments),
        Probe::OneRuns(programs, arguments) => {
            programs.iter().any(|program| runs(program, arguments))
        }
        Probe::Font(prefix) => font_folders
            .iter()
            .any(|folder| holds_font(folder, prefix, 5)),
    }
}

/// Where Linux keeps fonts, the system's and this user's.
pub fn font_folders() -> Vec<PathBuf> {
    let mut folders = vec!["/usr/share/fonts".into(), "/usr/local/share/fonts".into()];
    if let Some(home) = std::env::home_dir() {
        folders.push(home.join(".local/share/fonts"));
        folders.push(home.join(".fonts"));
    }
    folders
}

/// Whether a file whose name begins with `prefix` lies in the folder or up to `depth` below it.
fn holds_font(folder: &Path, prefix: &str, depth: u32) -> bool {
    let Ok(entries) = folder.read_dir() else {
        return false;
    };
    entries.flatten().any(|entry| {
        let path = entry.path();
        if path.is_dir() {
            depth > 0 && holds_font(&path, prefix, depth - 1)
        } else {
            entry.file_name().to_string_lossy().starts_with(prefix)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_there_when_it_reports_success() {
        assert!(is_there(&Probe::Runs("cargo", &["--version"]), &[]));
        assert!(!is_there(&Probe::Runs("cargo", &["no-such-command"]), &[]));
        assert!(!is_there(
            &Probe::Runs("lamplight-no-such-program", &[]),
            &[]
        ));
        let either = Probe::OneRuns(&["lamplight-no-such-program", "cargo"], &["--version"]);
        assert!(is_there(&either, &[]));
    }

    #[test]
    fn a_font_is_found_in_a_folder_below() {
        let folder = tempfile::tempdir().unwrap();
        let folders = [folder.path().join("nowhere"), folder.path().to_owned()];
        let probe = Probe::Font("NotoSansCJK-Regular");
        std::fs::create_dir_all(folder.path().join("opentype/noto")).unwrap();
        assert!(!is_there(&probe, &folders));
        std::fs::write(
            folder.path().join("opentype/noto/NotoSansCJK-Regular.ttc"),
            b"",
        )
        .unwrap();
        assert!(is_there(&probe, &folders));
    }
}
