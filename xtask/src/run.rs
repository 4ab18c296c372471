//! `cargo xtask run`: from a fresh copy of the repository to the open window.
//!
//! On a computer without a display the program walks through its main job on a virtual one, and
//! leaves pictures of it.

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::Result;

use crate::checkout::Checkout;
use crate::command_line::CommandLine;
use crate::needs::{self, Part, SYSTEM_PYTHON};
use crate::pages;

pub const USAGE: &str = "";

/// Installs what is missing, builds the pages and the program, and starts it.
pub fn run(checkout: &Checkout, arguments: Vec<OsString>) -> Result<()> {
    if let Some(argument) = lexopt::Parser::from_args(arguments).next()? {
        return Err(argument.unexpected().into());
    }
    let display = has_display(|name| std::env::var_os(name));
    needs::install_missing_for(if display { Part::Build } else { Part::Tour })?;
    pages::build(checkout)?;
    checkout
        .cargo(["build", "--workspace", "--bin", "lamplight"])
        .run_or_fail()?;
    let name = format!("debug/lamplight{}", std::env::consts::EXE_SUFFIX);
    let program = checkout.target().join(name);
    if display {
        return CommandLine::new(program).run_or_fail();
    }
    let pictures = checkout.target().join("tour");
    println!("There is no display here. The program walks through its main job on a virtual one.");
    tour(checkout, program, &pictures).run_or_fail()?;
    println!("The pictures and the PDF are in {}", pictures.display());
    Ok(())
}

/// The walk through the main job.
fn tour(checkout: &Checkout, program: PathBuf, pictures: &PathBuf) -> CommandLine {
    on_a_screen(checkout, "tests/e2e/tour.py")
        .arguments(["--app"])
        .arguments([program])
        .arguments(["--out"])
        .arguments([pictures])
}

/// All tests of the real window, on two screens side by side.
pub fn window_tests(checkout: &Checkout) -> CommandLine {
    let screens = CommandLine::new(SYSTEM_PYTHON)
        .arguments(["tests/e2e/screens.py"])
        .folder(checkout.root());
    of_the_built_program(checkout, screens)
}

/// Some tests of the real window, whose names follow, on one screen.
pub fn some_window_tests(checkout: &Checkout) -> CommandLine {
    of_the_built_program(checkout, on_a_screen(checkout, "tests/e2e/window.py"))
}

fn of_the_built_program(checkout: &Checkout, script: CommandLine) -> CommandLine {
    let built = checkout.target().join("debug");
    script
        .arguments(["--app"])
        .arguments([built.join("lamplight")])
        .arguments(["--cli"])
        .arguments([built.join("lamplight-cli")])
        .arguments(["--pictures"])
        .arguments([checkout.target().join("window-tests")])
}

/// A script that moves the real window, in a session and on a screen of its own.
pub fn on_a_screen(checkout: &Checkout, script: &str) -> CommandLine {
    CommandLine::new("dbus-run-session")
        .arguments(["--", "xvfb-run", "--auto-servernum"])
        .arguments(["--server-args", "-screen 0 1280x860x24"])
        .arguments([SYSTEM_PYTHON, script])
        .folder(checkout.root())
}

/// Only on Linux can a person be at work without one.
fn has_display(variable: impl Fn(&str) -> Option<OsString>) -> bool {
    let is_set = |name| variable(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn either_kind_of_display_will_do_and_an_empty_name_is_none() {
        let with = |name: &'static str, value: &'static str| {
            has_display(move |asked| (asked == name).then(|| value.into()))
        };
        assert!(with("DISPLAY", ":0"));
        assert!(with("WAYLAND_DISPLAY", "wayland-0"));
        assert!(!with("DISPLAY", ""));
        assert!(!with("HOME", "/root"));
    }

    #[test]
    fn the_walk_can_be_repeated_by_hand() {
        let checkout = Checkout::find().unwrap();
        let line = tour(&checkout, "app".into(), &"out".into()).to_string();
        assert_eq!(
            line,
            "dbus-run-session -- xvfb-run --auto-servernum --server-args '-screen 0 1280x860x24' \
             /usr/bin/python3 tests/e2e/tour.py --app app --out out"
        );
    }
}
