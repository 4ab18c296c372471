//! What is needed, for what, and the package that brings it on each system.

use std::path::Path;

use super::PYTHON;
use super::probe::Probe;

/// A system, told apart by how one installs packages on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum System {
    /// Debian, Ubuntu and their kin: packages by apt.
    Debian,
    OtherLinux,
    MacOs,
    Windows,
}

impl System {
    pub fn here() -> Self {
        if cfg!(windows) {
            Self::Windows
        } else if cfg!(target_os = "macos") {
            Self::MacOs
        } else if Path::new("/etc/debian_version").exists() {
            Self::Debian
        } else {
            Self::OtherLinux
        }
    }
}

/// Something that the build or the tests use, and the package that brings it. No package: not
/// used on that system, or part of it.
#[derive(Debug, PartialEq)]
pub struct Need {
    pub name: &'static str,
    pub reason: &'static str,
    pub probe: Probe,
    linux: Option<&'static str>,
    macos: Option<&'static str>,
    windows: Option<&'static str>,
}

/// A C compiler is not listed: without one this program could not have been linked.
pub static NEEDS: [Need; 9] = [
    Need {
        name: "perl with its modules",
        reason: "builds OpenSSL",
        // A bare system has a perl without these two.
        probe: Probe::Runs("perl", &["-MIPC::Cmd", "-MFindBin", "-e", "1"]),
        linux: Some("perl"),
        macos: Some("perl"),
        windows: Some("strawberryperl"),
    },
    Need {
        name: "make",
        reason: "builds OpenSSL",
        probe: Probe::Runs("make", &["--version"]),
        linux: Some("make"),
        macos: None,
        windows: None,
    },
    Need {
        name: "python",
        reason: "makes the corpus of entries",
        probe: Probe::Runs(PYTHON, &["--version"]),
        linux: Some("python3"),
        macos: Some("python"),
        windows: Some("python"),
    },
    Need {
        name: "qpdf",
        reason: "checks protected PDF files",
        probe: Probe::Runs("qpdf", &["--version"]),
        linux: Some("qpdf"),
        macos: Some("qpdf"),
        windows: Some("qpdf"),
    },
    Need {
        name: "pdftotext",
        reason: "reads PDF files back",
        probe: Probe::Runs("pdftotext", &["-v"]),
        linux: Some("poppler-utils"),
        macos: Some("poppler"),
        windows: Some("poppler"),
    },
    Need {
        name: "strace",
        reason: "kills the program at a chosen system call",
        probe: Probe::Runs("strace", &["--version"]),
        linux: Some("strace"),
        macos: None,
        windows: None,
    },
    Need {
        name: "Noto",
        reason: "sets Arabic in PDF files",
        probe: Probe::Font("NotoNaskhArabic-Regular"),
        linux: Some("fonts-noto-core"),
        macos: None,
        windows: None,
    },
    Need {
        name: "Noto CJK",
        reason: "sets Chinese, Japanese and Korean in PDF files",
        probe: Probe::Font("NotoSansCJK-Regular"),
        linux: Some("fonts-noto-cjk"),
        macos: None,
        windows: None,
    },
    Need {
        name: "Noto emoji",
        reason: "sets emoji in PDF files",
        probe: Probe::Font("NotoColorEmoji"),
        linux: Some("fonts-noto-color-emoji"),
        macos: None,
        windows: None,
    },
];

impl Need {
    /// The package that brings it there.
    pub fn package(&self, system: System) -> Option<&'static str> {
        match system {
            System::Debian | System::OtherLinux => self.linux,
            System::MacOs => self.macos,
            System::Windows => self.windows,
        }
    }
}

/// The need of that name.
#[cfg(test)]
pub fn named(name: &str) -> &'static Need {
    NEEDS.iter().find(|need| need.name == name).unwrap()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts_and_strace_are_looked_for_on_linux_only() {
        for name in ["strace", "make", "Noto", "Noto CJK", "Noto emoji"] {
            assert!(named(name).package(System::OtherLinux).is_some());
            assert_eq!(named(name).package(System::MacOs), None);
            assert_eq!(named(name).package(System::Windows), None);
        }
    }
}
