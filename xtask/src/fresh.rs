//! `cargo xtask test --fresh`: the whole test on a computer where nothing was ever installed.
//!
//! `fresh.sh` makes it: a bare Debian 12 in a folder, with Rust and Node and the last commit. It runs
//! where its mounts and processes are its own, so that nothing of it is left when it ends, however
//! it ends; the folder is removed afterwards.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use crate::checkout::Checkout;
use crate::command_line::CommandLine;
use crate::needs;

/// Makes the computer, runs the test on it and removes it again.
pub fn run(checkout: &Checkout) -> Result<()> {
    ensure!(
        cfg!(target_os = "linux"),
        "A fresh computer is made of a Debian, which takes Linux."
    );
    ensure!(
        needs::is_root(),
        "Making a fresh computer takes the rights of root: sudo -E env PATH=\"$PATH\" cargo xtask \
         test --fresh"
    );
    ensure!(
        CommandLine::new("debootstrap")
            .arguments(["--version"])
            .answers(),
        "Making a fresh computer takes debootstrap: apt-get install debootstrap"
    );
    let machine = checkout.target().join("fresh");
    remove(&machine)?;
    std::fs::create_dir_all(&machine)?;
    let passed = command(checkout, &machine, &Rust::here()?).run();
    remove(&machine)?;
    ensure!(passed?, "The test failed on the fresh computer.");
    Ok(())
}

/// Where Rust keeps what it has.
struct Rust {
    cargo: PathBuf,
    rustup: PathBuf,
}

impl Rust {
    fn here() -> Result<Self> {
        let home = std::env::home_dir().context("there is no home folder")?;
        let folder = |variable: &str, usual: &str| {
            std::env::var_os(variable).map_or_else(|| home.join(usual), PathBuf::from)
        };
        let cargo = folder("CARGO_HOME", ".cargo");
        let rustup = folder("RUSTUP_HOME", ".rustup");
        ensure!(
            cargo.is_dir() && rustup.is_dir(),
            "Rust is lent to the fresh computer from {} and {}, where rustup puts it.",
            cargo.display(),
            rustup.display()
        );
        Ok(Self { cargo, rustup })
    }
}

fn command(checkout: &Checkout, machine: &Path, rust: &Rust) -> CommandLine {
    let script = checkout.root().join("xtask/src/fresh.sh");
    CommandLine::new("unshare")
        .arguments(["--mount", "--pid", "--fork", "--kill-child", "sh"])
        .arguments([&script, machine, checkout.root(), &rust.cargo, &rust.rustup])
}

/// Removes the folder, and nothing that another disk would hold.
fn remove(machine: &Path) -> Result<()> {
    CommandLine::new("rm")
        .arguments(["--recursive", "--force", "--one-file-system"])
        .arguments([machine])
        .run_or_fail()
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn mounts_and_processes_are_its_own() {
        let checkout = Checkout::find().unwrap();
        let rust = Rust {
            cargo: "/c".into(),
            rustup: "/r".into(),
        };
        let line = command(&checkout, Path::new("/machine"), &rust).to_string();
        let root = checkout.root().display();
        assert_eq!(
            line,
            format!(
                "unshare --mount --pid --fork --kill-child sh {root}/xtask/src/fresh.sh /machine \
                 {root} /c /r"
            )
        );
    }

    #[test]
    fn the_script_can_be_read_by_the_shell() {
        let script = Checkout::find().unwrap().root().join("xtask/src/fresh.sh");
        assert!(
            CommandLine::new("sh")
                .arguments(["-n".as_ref(), script.as_os_str()])
                .answers()
        );
    }

    #[test]
    fn removing_what_is_not_there_is_no_mistake() {
        let folder = tempfile::tempdir().unwrap();
        let machine = folder.path().join("fresh");
        remove(&machine).unwrap();
        std::fs::create_dir_all(machine.join("root/usr")).unwrap();
        remove(&machine).unwrap();
        assert!(!machine.exists());
    }
}
