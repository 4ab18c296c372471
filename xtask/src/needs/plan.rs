//! What to do about everything that is missing, with the rights at hand.

use std::io::IsTerminal as _;

use super::list::{Need, System};
use crate::command_line::CommandLine;

/// What this process may do about a missing package.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rights {
    Root,
    /// Not root, but sudo is there. `asks`: there is a terminal on which it can ask.
    Sudo {
        asks: bool,
    },
    Plain,
}

impl Rights {
    pub fn here() -> Self {
        let id = CommandLine::new("id").arguments(["-u"]).output();
        if id.is_ok_and(|id| id.trim_ascii() == b"0") {
            Self::Root
        } else if CommandLine::new("sudo").arguments(["-V"]).answers() {
            Self::Sudo {
                asks: std::io::stdin().is_terminal(),
            }
        } else {
            Self::Plain
        }
    }
}

/// What to do about everything that is missing.
#[derive(Debug, PartialEq)]
pub enum Plan {
    Nothing,
    /// Say the first line, run the commands; the last text is what a person can type instead.
    Install(String, Vec<CommandLine>, String),
    /// Say this line and go on: what needs the missing program fails by itself.
    Tell(String),
    /// Say this and stop.
    Stop(String),
}

/// What to do about these on that system.
pub fn plan(missing: &[&Need], system: System, rights: Rights) -> Plan {
    let packages: Vec<&str> = missing
        .iter()
        .filter_map(|need| need.package(system))
        .collect();
    if packages.is_empty() {
        return Plan::Nothing;
    }
    let packages = packages.join(" ");
    let reasons: Vec<String> = missing
        .iter()
        .map(|need| format!("{} {}", need.name, need.reason))
        .collect();
    let reasons = reasons.join("; ");
    match system {
        System::MacOs => Plan::Tell(format!("Missing: {reasons}. brew install {packages}")),
        System::Windows => Plan::Tell(format!("Missing: {reasons}. choco install {packages}")),
        System::OtherLinux => Plan::Tell(format!(
            "Missing: {reasons}. On Debian these are the packages {packages}"
        )),
        System::Debian => plan_for_apt(&packages, &reasons, rights),
    }
}

fn plan_for_apt(packages: &str, reasons: &str, rights: Rights) -> Plan {
    let install = format!("apt-get install --yes --no-install-recommends {packages}");
    let by_hand = match rights {
        Rights::Root => format!("apt-get update && {install}"),
        Rights::Sudo { .. } => format!("sudo apt-get update && sudo {install}"),
        Rights::Plain => {
            return Plan::Stop(format!(
                "Missing: {reasons}.\nInstalling takes the rights of root, and there is no sudo \
                 here. As root: apt-get update && {install}"
            ));
        }
    };
    let prefix: &[&str] = match rights {
        Rights::Sudo { asks: true } => &["sudo"],
        Rights::Sudo { asks: false } => &["sudo", "-n"],
        Rights::Root | Rights::Plain => &[],
    };
    let commands = ["apt-get update", install.as_str()].map(|command| {
        let quiet = ["env", "DEBIAN_FRONTEND=noninteractive"];
        let mut words = prefix
            .iter()
            .copied()
            .chain(quiet)
            .chain(command.split(' '));
        CommandLine::new(words.next().unwrap_or_default()).arguments(words)
    });
    let by = if prefix.is_empty() {
        "apt"
    } else {
        "sudo and apt"
    };
    let line = format!("Installing {packages} with {by}: {reasons}.");
    Plan::Install(line, commands.into(), by_hand)
}

#[cfg(test)]
mod tests {
    use super::super::list::named as need;
    use super::*;

    fn shown(commands: &[CommandLine]) -> Vec<String> {
        commands.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn with_nothing_missing_nothing_is_done() {
        assert_eq!(plan(&[], System::Debian, Rights::Plain), Plan::Nothing);
        assert_eq!(plan(&[], System::Windows, Rights::Plain), Plan::Nothing);
    }

    #[test]
    fn root_installs_only_what_is_missing_and_says_why() {
        let missing = [need("strace"), need("Noto CJK")];
        let Plan::Install(line, commands, by_hand) = plan(&missing, System::Debian, Rights::Root)
        else {
            panic!("no installation")
        };
        assert_eq!(
            line,
            "Installing strace fonts-noto-cjk with apt: strace kills the program at a chosen \
             system call; Noto CJK sets Chinese, Japanese and Korean in PDF files."
        );
        assert_eq!(
            shown(&commands),
            [
                "env DEBIAN_FRONTEND=noninteractive apt-get update",
                "env DEBIAN_FRONTEND=noninteractive apt-get install --yes \
                 --no-install-recommends strace fonts-noto-cjk",
            ]
        );
        assert!(!by_hand.contains("sudo"), "{by_hand}");
    }

    #[test]
    fn sudo_asks_only_where_somebody_can_answer() {
        for (asks, start) in [(true, "sudo env "), (false, "sudo -n env ")] {
            let plan = plan(&[need("qpdf")], System::Debian, Rights::Sudo { asks });
            let Plan::Install(line, commands, by_hand) = plan else {
                panic!("no installation")
            };
            assert!(
                line.starts_with("Installing qpdf with sudo and apt: "),
                "{line}"
            );
            assert!(
                shown(&commands)
                    .iter()
                    .all(|shown| shown.starts_with(start))
            );
            assert_eq!(
                by_hand,
                "sudo apt-get update && sudo apt-get install --yes --no-install-recommends qpdf"
            );
        }
    }

    #[test]
    fn without_rights_the_command_to_type_is_named() {
        let Plan::Stop(text) = plan(&[need("qpdf")], System::Debian, Rights::Plain) else {
            panic!("went on")
        };
        assert!(
            text.ends_with(
                "As root: apt-get update && apt-get install --yes --no-install-recommends qpdf"
            ),
            "{text}"
        );
    }

    #[test]
    fn other_systems_are_told_in_one_line() {
        for (system, end) in [
            (System::MacOs, "brew install poppler"),
            (System::Windows, "choco install poppler"),
            (System::OtherLinux, "the packages poppler-utils"),
        ] {
            let plan = plan(&[need("pdftotext")], system, Rights::Plain);
            let Plan::Tell(line) = plan else {
                panic!("{plan:?}")
            };
            assert!(line.ends_with(end), "{line}");
            assert_eq!(line.lines().count(), 1);
        }
    }
}
