//! `cargo xtask test`: everything that a change has to pass.
//!
//! The order puts quick and common failures first. The pages are built before any Rust, because
//! the window takes them in when it is compiled. Lints and documentation share one pass over the
//! dependencies, doctests and tests the other.

use std::ffi::OsString;

use anyhow::Result;
use lexopt::prelude::*;

use crate::checkout::Checkout;
use crate::command_line::CommandLine;
use crate::fresh;
use crate::needs::{self, SYSTEM_PYTHON};
use crate::package::Profile;
use crate::programs;
use crate::run;
use crate::steps::{self, Step};

pub const USAGE: &str = "[--fast | --fresh] [-- NEXTEST ARGUMENTS]";

/// How to run the tests, from the command line and the environment.
#[derive(Debug, Default, PartialEq)]
struct Options {
    /// Leave out the slow tests, those in a browser, the doctests and the documentation.
    fast: bool,
    /// Run it on a bare system that is made for it.
    fresh: bool,
    /// Run on a server: report every failure and not only the first.
    ci: bool,
    /// Handed on to nextest: names of tests, a filter.
    nextest: Vec<OsString>,
}

impl Options {
    fn parse(mut arguments: Vec<OsString>, ci: bool) -> Result<Self, lexopt::Error> {
        let mut options = Self {
            ci,
            ..Self::default()
        };
        if let Some(at) = arguments.iter().position(|argument| argument == "--") {
            options.nextest = arguments.split_off(at).into_iter().skip(1).collect();
        }
        let mut parser = lexopt::Parser::from_args(arguments);
        while let Some(argument) = parser.next()? {
            match argument {
                Long("fast") => options.fast = true,
                Long("fresh") => options.fresh = true,
                other => return Err(other.unexpected()),
            }
        }
        if options.fresh && (options.fast || !options.nextest.is_empty()) {
            return Err("--fresh runs everything".into());
        }
        Ok(options)
    }
}

/// Installs what is missing, then runs every step.
pub fn run(checkout: &Checkout, arguments: Vec<OsString>) -> Result<()> {
    let ci = std::env::var_os("CI").is_some_and(|value| value == "true");
    let options = Options::parse(arguments, ci)?;
    if options.fresh {
        return fresh::run(checkout);
    }
    needs::install_missing()?;
    needs::tell_of_namespaces();
    needs::cargo_program(checkout, "nextest", "runs the tests")?;
    needs::node_packages(checkout, &["ui", "tests/ui"])?;
    steps::run_all(&steps(checkout, options))
}

fn steps(checkout: &Checkout, options: Options) -> Vec<Step> {
    let profile = match (options.fast, options.ci) {
        (true, _) => "fast",
        (false, true) => "ci",
        (false, false) => "default",
    };
    let mut steps = vec![
        Step {
            name: "format",
            command: checkout.cargo(["fmt", "--all", "--check"]),
        },
        Step {
            name: "page checks",
            command: needs::npm(checkout, "ui", ["run", "check"]),
        },
        Step {
            name: "page tests",
            command: needs::npm(checkout, "ui", ["test"]),
        },
        Step {
            name: "browser test checks",
            command: needs::npm(checkout, "tests/ui", ["run", "check"]),
        },
        Step {
            name: "pages",
            command: needs::npm(checkout, "ui", ["run", "build"]),
        },
        Step {
            name: "lints",
            command: checkout.cargo([
                "clippy",
                "--workspace",
                "--all-targets",
                "--",
                "-D",
                "warnings",
            ]),
        },
        Step {
            name: "lints without pdf",
            command: checkout.cargo([
                "clippy",
                "--package",
                "lamplight-cli",
                "--no-default-features",
                "--",
                "-D",
                "warnings",
            ]),
        },
    ];
    if !options.fast {
        steps.push(Step {
            name: "documentation",
            command: checkout
                .cargo(["doc", "--workspace", "--no-deps"])
                .variable("RUSTDOCFLAGS", "-D warnings"),
        });
        steps.push(Step {
            name: "doctests",
            command: checkout.cargo(["test", "--workspace", "--doc"]),
        });
    }
    steps.push(Step {
        name: "tests",
        command: checkout
            .cargo(["nextest", "run", "--workspace", "--profile", profile])
            .arguments(options.nextest),
    });
    if !options.fast {
        steps.push(Step {
            name: "bridge",
            command: checkout.cargo(["build", "--workspace", "--bin", "lamplight-bridge"]),
        });
        steps.push(Step {
            name: "browser tests",
            command: needs::npm(checkout, "tests/ui", ["test"]),
        });
        if cfg!(target_os = "linux") {
            steps.extend(window(checkout));
        }
    }
    steps
}

/// The real window on a screen of its own, as it was built and as it is installed.
fn window(checkout: &Checkout) -> [Step; 4] {
    let built = checkout.target().join("debug");
    [
        Step {
            name: "window",
            command: programs::build(checkout, Profile::Dev),
        },
        Step {
            name: "window tests",
            command: run::window_tests(checkout),
        },
        Step {
            name: "package",
            command: checkout.cargo(["xtask", "package", "--dev"]),
        },
        Step {
            name: "package tests",
            command: CommandLine::new(SYSTEM_PYTHON)
                .arguments(["tests/e2e/package.py", "--packages"])
                .arguments([built.join("bundle")])
                .arguments(["--cli"])
                .arguments([built.join("lamplight-cli")])
                .arguments(["--pictures"])
                .arguments([checkout.target().join("package-tests")])
                .folder(checkout.root()),
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(arguments: &[&str]) -> Result<Options, lexopt::Error> {
        Options::parse(arguments.iter().map(Into::into).collect(), false)
    }

    fn shown(options: Options) -> Vec<(&'static str, String)> {
        let steps = steps(&Checkout::find().unwrap(), options);
        steps
            .into_iter()
            .map(|step| (step.name, step.command.to_string()))
            .collect()
    }

    #[test]
    fn what_follows_two_dashes_goes_to_nextest() {
        let options = parsed(&["--fast", "--", "--no-capture", "search"]).unwrap();
        assert!(options.fast);
        assert_eq!(options.nextest, ["--no-capture", "search"]);
        assert_eq!(parsed(&[]).unwrap(), Options::default());
    }

    #[test]
    fn an_unknown_argument_is_named() {
        assert_eq!(
            parsed(&["--quick"]).unwrap_err().to_string(),
            "invalid option '--quick'"
        );
        assert!(
            parsed(&["search"])
                .unwrap_err()
                .to_string()
                .contains("search")
        );
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn the_whole_run_ends_at_the_package() {
        let steps = shown(Options::default());
        let names: Vec<&str> = steps.iter().map(|(name, _)| *name).collect();
        assert_eq!(
            names,
            [
                "format",
                "page checks",
                "page tests",
                "browser test checks",
                "pages",
                "lints",
                "lints without pdf",
                "documentation",
                "doctests",
                "tests",
                "bridge",
                "browser tests",
                "window",
                "window tests",
                "package",
                "package tests",
            ]
        );
        assert_eq!(
            command(&steps, "lints"),
            "cargo clippy --workspace --all-targets -- -D warnings"
        );
        assert_eq!(
            command(&steps, "tests"),
            "cargo nextest run --workspace --profile default"
        );
        let pages = command(&steps, "pages");
        assert!(pages.ends_with(" --prefix ui run build"), "{pages}");
    }

    #[test]
    fn a_fast_run_leaves_out_documentation_slow_tests_and_the_browser() {
        let steps = shown(parsed(&["--fast", "--", "search"]).unwrap());
        let names: Vec<&str> = steps.iter().map(|(name, _)| *name).collect();
        assert_eq!(
            names,
            [
                "format",
                "page checks",
                "page tests",
                "browser test checks",
                "pages",
                "lints",
                "lints without pdf",
                "tests",
            ]
        );
        assert_eq!(
            command(&steps, "tests"),
            "cargo nextest run --workspace --profile fast search"
        );
    }

    #[test]
    fn a_fresh_computer_runs_everything() {
        assert!(parsed(&["--fresh"]).unwrap().fresh);
        assert!(parsed(&["--fresh", "--fast"]).is_err());
        assert!(parsed(&["--fresh", "--", "search"]).is_err());
    }

    #[test]
    fn a_server_reports_every_failure() {
        let steps = shown(Options {
            ci: true,
            ..Options::default()
        });
        assert_eq!(
            command(&steps, "tests"),
            "cargo nextest run --workspace --profile ci"
        );
    }

    fn command<'a>(steps: &'a [(&str, String)], name: &str) -> &'a str {
        let mut those = steps.iter().filter(|(step, _)| *step == name);
        &those.next().unwrap().1
    }
}
