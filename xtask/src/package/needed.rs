//! What the packages need of the system: every library that the programs link, and what makes the
//! program better where it is there.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::command_line::CommandLine;

/// The libraries that the programs link, and the package of Debian and Ubuntu that brings each.
/// Later releases have other names for some packages, and provide these too.
const BROUGHT: [(&str, &str); 15] = [
    ("ld-linux", "libc6"),
    ("libc.so.6", "libc6"),
    ("libcairo.so.2", "libcairo2"),
    ("libdbus-1.so.3", "libdbus-1-3"),
    ("libgcc_s.so.1", "libgcc-s1"),
    ("libgdk-3.so.0", "libgtk-3-0"),
    ("libgdk_pixbuf-2.0.so.0", "libgdk-pixbuf-2.0-0"),
    ("libgio-2.0.so.0", "libglib2.0-0"),
    ("libglib-2.0.so.0", "libglib2.0-0"),
    ("libgobject-2.0.so.0", "libglib2.0-0"),
    ("libgtk-3.so.0", "libgtk-3-0"),
    (
        "libjavascriptcoregtk-4.1.so.0",
        "libjavascriptcoregtk-4.1-0",
    ),
    ("libm.so.6", "libc6"),
    ("libsoup-3.0.so.0", "libsoup-3.0-0"),
    ("libwebkit2gtk-4.1.so.0", "libwebkit2gtk-4.1-0"),
];

/// What Tauri's bundler names by itself, as it does in every package of a window.
const NAMED_BY_TAURI: [(&str, &str); 2] = [
    ("libgtk-3.so.0", "libgtk-3-0"),
    ("libwebkit2gtk-4.1.so.0", "libwebkit2gtk-4.1-0"),
];

/// Letters of every script in a PDF, and a program that opens links.
pub const RECOMMENDED_BY_DEB: [&str; 4] = [
    "fonts-noto-core",
    "fonts-noto-cjk",
    "fonts-noto-color-emoji",
    "xdg-utils",
];
/// The same by Fedora's names.
pub const RECOMMENDED_BY_RPM: [&str; 4] = [
    "google-noto-sans-fonts",
    "google-noto-sans-cjk-fonts",
    "google-noto-color-emoji-fonts",
    "xdg-utils",
];

/// What programs link.
#[derive(Debug, Default, PartialEq)]
pub struct Linked {
    /// The libraries by the names they are looked for.
    libraries: BTreeSet<String>,
    /// The versions of libc's symbols, as numbers.
    libc: BTreeSet<Vec<u32>>,
}

impl Linked {
    /// Reads it from the programs.
    pub fn by(programs: &[impl AsRef<Path>]) -> Result<Self> {
        let mut linked = Self::default();
        for program in programs {
            let read = CommandLine::new("readelf")
                .variable("LC_ALL", "C")
                .arguments(["--dynamic", "--version-info", "--wide"])
                .arguments([program.as_ref()])
                .output()?;
            linked.add(&String::from_utf8_lossy(&read));
        }
        Ok(linked)
    }

    fn add(&mut self, read: &str) {
        for line in read.lines() {
            if let Some((_, name)) = line.split_once("(NEEDED)") {
                let name = name.split(['[', ']']).nth(1).unwrap_or_default();
                self.libraries.insert(name.to_owned());
            } else if let Some((_, name)) = line.split_once("Name: GLIBC_") {
                let version = name.split(' ').next().unwrap_or_default();
                let numbers: Result<Vec<u32>, _> = version.split('.').map(str::parse).collect();
                // Symbols of no version are libc's own affair.
                self.libc.extend(numbers.ok());
            }
        }
    }

    /// The oldest libc that has every symbol.
    fn oldest_libc(&self) -> Option<String> {
        let numbers = self.libc.last()?.iter().map(u32::to_string);
        Some(numbers.collect::<Vec<_>>().join("."))
    }

    /// The packages of Debian that bring all of it, but for those that are named without us.
    pub fn debian(&self) -> Result<Vec<String>> {
        let mut packages = BTreeSet::new();
        for library in &self.libraries {
            let brought = BROUGHT.iter().find(|(name, _)| library.starts_with(name));
            let (_, package) = brought
                .with_context(|| format!("needed.rs names no package that brings {library}"))?;
            if NAMED_BY_TAURI.iter().any(|(_, named)| named == package) {
                continue;
            }
            let libc = self.oldest_libc().filter(|_| *package == "libc6");
            packages.insert(match libc {
                Some(version) => format!("{package} (>= {version})"),
                None => (*package).to_owned(),
            });
        }
        Ok(packages.into_iter().collect())
    }

    /// The same as packages of the other kind name it: by the libraries themselves.
    pub fn rpm(&self) -> Vec<String> {
        let wide = if cfg!(target_pointer_width = "64") {
            "()(64bit)"
        } else {
            ""
        };
        let ours = |library: &&String| NAMED_BY_TAURI.iter().all(|(named, _)| named != library);
        let libraries = self
            .libraries
            .iter()
            .filter(ours)
            .map(|library| format!("{library}{wide}"));
        let symbols = self.oldest_libc().map(|version| {
            format!(
                "libc.so.6(GLIBC_{version}){}",
                wide.trim_start_matches("()")
            )
        });
        libraries.chain(symbols).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines as readelf writes them.
    const READ: &str = "\
 0x0000000000000001 (NEEDED)             Shared library: [libglib-2.0.so.0]
 0x0000000000000001 (NEEDED)             Shared library: [libc.so.6]
 0x0000000000000001 (NEEDED)             Shared library: [libgtk-3.so.0]
 0x000000000000000e (SONAME)             Library soname: [none]
  0x0010:   Name: GLIBC_2.9  Flags: none  Version: 13
  0x0020:   Name: GLIBC_2.34  Flags: none  Version: 12
  0x0030:   Name: GLIBC_PRIVATE  Flags: none  Version: 11
  0x0040:   Name: GCC_3.0  Flags: none  Version: 10
";

    fn linked(read: &str) -> Linked {
        let mut linked = Linked::default();
        linked.add(read);
        linked
    }

    #[test]
    fn every_library_has_its_package_and_libc_its_oldest_version() {
        let linked = linked(READ);
        assert_eq!(
            linked.debian().unwrap(),
            ["libc6 (>= 2.34)", "libglib2.0-0"]
        );
        let rpm = linked.rpm();
        assert_eq!(rpm.len(), 3);
        assert!(rpm[2].starts_with("libc.so.6(GLIBC_2.34)"), "{rpm:?}");
    }

    #[test]
    fn a_library_that_no_package_is_known_for_is_an_error() {
        let unknown = linked(" 1 (NEEDED)  Shared library: [libnew.so.1]");
        let error = unknown.debian().unwrap_err().to_string();
        assert!(error.ends_with("libnew.so.1"), "{error}");
    }
}
