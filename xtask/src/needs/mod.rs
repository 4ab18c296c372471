//! The programs and fonts that the build and the tests use, and how each system installs them.

mod list;
mod node;
mod plan;
mod probe;

use anyhow::{Result, bail, ensure};

pub use self::list::Part;
use self::list::{NEEDS, Need, System};
pub use self::node::{node_packages, npm};
use self::plan::{Plan, Rights, plan};
use self::probe::{font_folders, is_there};
use crate::checkout::Checkout;
use crate::command_line::CommandLine;

/// Python by the name it has on this system.
pub const PYTHON: &str = if cfg!(windows) { "python" } else { "python3" };

/// The Python that sees the system's own modules, whatever other one comes first on the path.
pub const SYSTEM_PYTHON: &str = "/usr/bin/python3";

/// Installs everything that is missing with apt, or says what to install.
pub fn install_missing() -> Result<()> {
    install_missing_for(Part::Test)
}

/// Installs what is missing for this part.
pub fn install_missing_for(part: Part) -> Result<()> {
    let system = System::here();
    let missing = missing(part, system);
    let rights = if missing.is_empty() {
        Rights::Plain
    } else {
        Rights::here()
    };
    match plan(&missing, system, rights) {
        Plan::Nothing => Ok(()),
        Plan::Tell(line) => {
            println!("{line}");
            Ok(())
        }
        Plan::Stop(text) => bail!(text),
        Plan::Install(line, commands, by_hand) => {
            println!("{line}");
            for command in commands {
                ensure!(command.run()?, "{command} failed. By hand: {by_hand}");
            }
            still_missing(&self::missing(part, system))
        }
    }
}

/// Some tests mount a small disk and fill it, or install a package on a copy of the system. Without
/// root that takes a user namespace, which Ubuntu refuses as it comes.
pub fn tell_of_namespaces() {
    let trial = CommandLine::new("unshare").arguments(["-rm", "true"]);
    if cfg!(target_os = "linux") && !is_root() && !trial.answers() {
        println!(
            "This system lets only root make user namespaces, and the tests of a full disk and of \
             the package will fail. To allow it until the next start: \
             sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0"
        );
    }
}

/// Whether this process may do anything here.
pub fn is_root() -> bool {
    Rights::here() == Rights::Root
}

fn missing(part: Part, system: System) -> Vec<&'static Need> {
    let needed = NEEDS
        .iter()
        .filter(|need| need.part <= part && need.package(system).is_some());
    let folders = font_folders();
    needed
        .filter(|need| !is_there(&need.probe, &folders))
        .collect()
}

fn still_missing(missing: &[&Need]) -> Result<()> {
    let names: Vec<&str> = missing.iter().map(|need| need.name).collect();
    ensure!(
        names.is_empty(),
        "Installed, and still not found: {}",
        names.join(", ")
    );
    Ok(())
}

/// Installs a program of cargo's own kind when `cargo SUBCOMMAND --version` does not answer.
pub fn cargo_program(checkout: &Checkout, subcommand: &str, reason: &str) -> Result<()> {
    if checkout.cargo([subcommand, "--version"]).answers() {
        return Ok(());
    }
    let package = format!("cargo-{subcommand}");
    println!("Installing {package} with cargo, which takes some minutes: it {reason}.");
    checkout
        .cargo(["install", &package, "--locked"])
        .run_or_fail()
}

/// Installs the nightly compiler where rustup has none.
pub fn nightly() -> Result<()> {
    let rustup = CommandLine::new("rustup");
    if rustup
        .clone()
        .arguments(["run", "nightly", "rustc", "--version"])
        .answers()
    {
        return Ok(());
    }
    println!("Installing the nightly compiler with rustup: it builds the fuzz targets.");
    rustup
        .arguments(["toolchain", "install", "nightly", "--profile", "minimal"])
        .run_or_fail()
}

#[cfg(test)]
mod tests {
    use super::list::named as need;
    use super::*;

    #[test]
    fn what_is_missing_after_installing_is_named() {
        assert!(still_missing(&[]).is_ok());
        let error = still_missing(&[need("qpdf"), need("make")]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "Installed, and still not found: qpdf, make"
        );
    }
}
