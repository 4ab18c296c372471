//! What is needed, for what, and the package that brings it on each system.

use std::path::Path;

use super::probe::Probe;
use super::{PYTHON, SYSTEM_PYTHON};

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

/// What something is needed for. Each part needs what comes before it too.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub enum Part {
    /// To build the program and show it.
    Build,
    /// To show it on a computer without a display.
    Tour,
    /// To test it.
    Test,
}

/// Something that the build or the tests use, and the package that brings it. No package: not
/// used on that system, or part of it.
#[derive(Debug, PartialEq)]
pub struct Need {
    pub name: &'static str,
    pub part: Part,
    pub reason: &'static str,
    pub probe: Probe,
    linux: Option<&'static str>,
    macos: Option<&'static str>,
    windows: Option<&'static str>,
}

/// A C compiler is not listed: without one this program could not have been linked.
pub static NEEDS: [Need; 25] = [
    Need {
        name: "perl with its modules",
        part: Part::Build,
        reason: "builds OpenSSL",
        // A bare system has a perl without these two.
        probe: Probe::Runs("perl", &["-MIPC::Cmd", "-MFindBin", "-e", "1"]),
        linux: Some("perl"),
        macos: Some("perl"),
        windows: Some("strawberryperl"),
    },
    Need {
        name: "make",
        part: Part::Build,
        reason: "builds OpenSSL",
        probe: Probe::Runs("make", &["--version"]),
        linux: Some("make"),
        macos: None,
        windows: None,
    },
    Need {
        name: "xz",
        part: Part::Build,
        reason: "packs the .deb",
        probe: Probe::Runs("xz", &["--version"]),
        linux: Some("xz-utils"),
        macos: None,
        windows: None,
    },
    Need {
        name: "python",
        part: Part::Test,
        reason: "makes the corpus of entries",
        probe: Probe::Runs(PYTHON, &["--version"]),
        linux: Some("python3"),
        macos: Some("python"),
        windows: Some("python"),
    },
    Need {
        name: "Argon2 and AES for python",
        part: Part::Test,
        reason: "opens a vault as its description says",
        probe: Probe::Runs(SYSTEM_PYTHON, &["-c", "import argon2, cryptography"]),
        linux: Some("python3-argon2 python3-cryptography"),
        macos: None,
        windows: None,
    },
    Need {
        name: "qpdf",
        part: Part::Test,
        reason: "checks protected PDF files",
        probe: Probe::Runs("qpdf", &["--version"]),
        linux: Some("qpdf"),
        macos: Some("qpdf"),
        windows: Some("qpdf"),
    },
    Need {
        name: "pdftotext",
        part: Part::Test,
        reason: "reads PDF files back",
        probe: Probe::Runs("pdftotext", &["-v"]),
        linux: Some("poppler-utils"),
        macos: Some("poppler"),
        windows: Some("poppler"),
    },
    Need {
        name: "strace",
        part: Part::Test,
        reason: "kills the program at a chosen system call",
        probe: Probe::Runs("strace", &["--version"]),
        linux: Some("strace"),
        macos: None,
        windows: None,
    },
    Need {
        name: "Noto",
        part: Part::Test,
        reason: "sets Arabic in PDF files",
        probe: Probe::Font("NotoNaskhArabic-Regular"),
        linux: Some("fonts-noto-core"),
        macos: None,
        windows: None,
    },
    Need {
        name: "Noto CJK",
        part: Part::Test,
        reason: "sets Chinese, Japanese and Korean in PDF files",
        probe: Probe::Font("NotoSansCJK-Regular"),
        linux: Some("fonts-noto-cjk"),
        macos: None,
        windows: None,
    },
    Need {
        name: "Noto emoji",
        part: Part::Test,
        reason: "sets emoji in PDF files",
        probe: Probe::Font("NotoColorEmoji"),
        linux: Some("fonts-noto-color-emoji"),
        macos: None,
        windows: None,
    },
    Need {
        name: "pkg-config",
        part: Part::Build,
        reason: "finds the libraries of the window",
        probe: Probe::Runs("pkg-config", &["--version"]),
        linux: Some("pkg-config"),
        macos: None,
        windows: None,
    },
    Need {
        name: "WebKitGTK",
        part: Part::Build,
        reason: "shows the window",
        probe: Probe::Runs("pkg-config", &["--exists", "webkit2gtk-4.1"]),
        linux: Some("libwebkit2gtk-4.1-dev"),
        macos: None,
        windows: None,
    },
    Need {
        name: "Chromium",
        part: Part::Test,
        reason: "shows the pages to their tests",
        probe: Probe::OneRuns(
            &["chromium", "chromium-browser", "google-chrome"],
            &["--version"],
        ),
        linux: Some("chromium"),
        macos: None,
        windows: None,
    },
    Need {
        name: "Xvfb",
        part: Part::Tour,
        reason: "is a screen where there is none",
        probe: Probe::Runs("xvfb-run", &["--help"]),
        linux: Some("xvfb"),
        macos: None,
        windows: None,
    },
    Need {
        name: "xauth",
        part: Part::Tour,
        reason: "lets programs onto that screen",
        probe: Probe::Runs("xauth", &["version"]),
        linux: Some("xauth"),
        macos: None,
        windows: None,
    },
    Need {
        name: "dbus-run-session",
        part: Part::Tour,
        reason: "gives the real window a session of its own",
        probe: Probe::Runs("dbus-run-session", &["--version"]),
        linux: Some("dbus"),
        macos: None,
        windows: None,
    },
    Need {
        name: "the accessibility tree",
        part: Part::Tour,
        reason: "finds what the real window shows",
        probe: Probe::Runs(
            SYSTEM_PYTHON,
            &[
                "-c",
                "import gi; gi.require_version('Atspi', '2.0'); gi.require_version('Gdk', '3.0')",
            ],
        ),
        linux: Some("at-spi2-core python3-gi gir1.2-atspi-2.0 gir1.2-gtk-3.0"),
        macos: None,
        windows: None,
    },
    Need {
        name: "xdotool",
        part: Part::Tour,
        reason: "types into the real window",
        probe: Probe::Runs("xdotool", &["--version"]),
        linux: Some("xdotool"),
        macos: None,
        windows: None,
    },
    Need {
        name: "openbox",
        part: Part::Tour,
        reason: "gives the real window the focus",
        probe: Probe::Runs("openbox", &["--version"]),
        linux: Some("openbox"),
        macos: None,
        windows: None,
    },
    Need {
        name: "pgrep",
        part: Part::Tour,
        reason: "finds the processes of the real window",
        probe: Probe::Runs("pgrep", &["--version"]),
        linux: Some("procps"),
        macos: None,
        windows: None,
    },
    Need {
        name: "desktop-file-validate",
        part: Part::Test,
        reason: "checks the packages' entry for menus",
        probe: Probe::Runs("desktop-file-validate", &["--help"]),
        linux: Some("desktop-file-utils"),
        macos: None,
        windows: None,
    },
    Need {
        name: "appstreamcli",
        part: Part::Test,
        reason: "checks the packages' entry for catalogues",
        probe: Probe::Runs("appstreamcli", &["--version"]),
        linux: Some("appstream"),
        macos: None,
        windows: None,
    },
    Need {
        name: "xclip",
        part: Part::Test,
        reason: "lays text on the clipboard for the real window",
        probe: Probe::Runs("xclip", &["-version"]),
        linux: Some("xclip"),
        macos: None,
        windows: None,
    },
    Need {
        name: "rpm",
        part: Part::Test,
        reason: "reads the packages back",
        probe: Probe::Runs("rpm", &["--version"]),
        linux: Some("rpm"),
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
