//! A .deb packed once more, smaller.
//!
//! Tauri's bundler packs with gzip, which does not look farther back than 32 KiB. The window and the
//! command line have most of their bytes in common; packed by xz, the longer one behind the shorter,
//! the second costs a quarter of the first. `dpkg` unpacks both.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::command_line::CommandLine;

/// How far xz looks back is 64 MiB, so the two begin as near to each other as can be.
const LAST: [&str; 2] = ["usr/bin/lamplight-cli", "usr/bin/lamplight"];

/// Packs it anew in its place. `stage` is a folder for what lies in it meanwhile.
pub fn pack(deb: &Path, stage: &Path) -> Result<()> {
    let parts = stage.join("deb");
    let data = parts.join("data");
    fs::create_dir_all(&data)?;
    CommandLine::new("ar")
        .arguments(["x".as_ref(), deb.as_os_str()])
        .folder(&parts)
        .run_or_fail()?;
    let gz = parts.join("data.tar.gz");
    let listed = CommandLine::new("tar")
        .arguments(["-tzf".as_ref(), gz.as_os_str()])
        .output()?;
    let order = parts.join("order.txt");
    fs::write(&order, in_order(&String::from_utf8(listed)?))?;
    CommandLine::new("tar")
        .arguments(["-xpzf".as_ref(), gz.as_os_str()])
        .folder(&data)
        .run_or_fail()?;
    CommandLine::new("tar")
        .arguments([
            "-c",
            "--format=gnu",
            "--no-recursion",
            "--owner=0",
            "--group=0",
        ])
        .arguments(["--numeric-owner", "-I", "xz -9", "-f"])
        .arguments([parts.join("data.tar.xz")])
        .arguments(["-T".as_ref(), order.as_os_str()])
        .folder(&data)
        .run_or_fail()?;
    let smaller = parts.join("smaller.deb");
    // In this order, and no other.
    CommandLine::new("ar")
        .arguments(["rcD".as_ref(), smaller.as_os_str()])
        .arguments(["debian-binary", "control.tar.gz", "data.tar.xz"])
        .folder(&parts)
        .run_or_fail()?;
    fs::copy(&smaller, deb).with_context(|| format!("{} cannot be written", deb.display()))?;
    Ok(())
}

/// The list of an archive with the two programs at its end.
fn in_order(listed: &str) -> String {
    let is_last = |line: &&str| LAST.contains(&line.trim_start_matches("./"));
    let (last, mut lines): (Vec<_>, Vec<_>) = listed.lines().partition(is_last);
    for program in LAST {
        lines.extend(
            last.iter()
                .filter(|line| line.trim_start_matches("./") == program),
        );
    }
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn run(folder: &Path, program: &str, arguments: &[&str]) {
        CommandLine::new(program)
            .arguments(arguments)
            .folder(folder)
            .run_or_fail()
            .unwrap();
    }

    #[test]
    fn what_is_in_it_stays_and_what_is_alike_costs_once() {
        let folder = tempfile::tempdir().unwrap();
        let here = folder.path();
        let programs = here.join("data/usr/bin");
        fs::create_dir_all(&programs).unwrap();
        // Bytes that cannot be packed by themselves, beyond what gzip looks back over.
        let mut seed = 1_u64;
        let bytes: Vec<u8> = std::iter::repeat_with(|| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            seed.to_be_bytes()[0]
        })
        .take(200_000)
        .collect();
        for program in ["lamplight", "lamplight-cli"] {
            let file = programs.join(program);
            fs::write(&file, &bytes).unwrap();
            fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
        }
        fs::write(here.join("debian-binary"), "2.0\n").unwrap();
        fs::write(here.join("control"), "Package: lamplight\n").unwrap();
        run(here, "tar", &["-czf", "control.tar.gz", "control"]);
        run(here, "tar", &["-czf", "data.tar.gz", "-C", "data", "usr"]);
        let members = ["debian-binary", "control.tar.gz", "data.tar.gz"];
        run(here, "ar", &[&["rc", "a.deb"], &members[..]].concat());
        let deb = here.join("a.deb");
        assert!(deb.metadata().unwrap().len() > 400_000);

        pack(&deb, &here.join("stage")).unwrap();
        assert!(deb.metadata().unwrap().len() < 210_000);
        let out = here.join("out");
        fs::create_dir(&out).unwrap();
        run(&out, "ar", &["x", "../a.deb"]);
        run(&out, "tar", &["-xJpf", "data.tar.xz"]);
        for program in ["lamplight", "lamplight-cli"] {
            let file = out.join("usr/bin").join(program);
            assert_eq!(fs::read(&file).unwrap(), bytes);
            assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o755);
        }
        for member in ["debian-binary", "control.tar.gz"] {
            assert_eq!(
                fs::read(out.join(member)).unwrap(),
                fs::read(here.join(member)).unwrap()
            );
        }
    }

    #[test]
    fn the_longer_program_comes_last() {
        assert_eq!(
            in_order("usr/bin/lamplight\nusr/\nusr/bin/lamplight-cli\nusr/share/x\n"),
            "usr/\nusr/share/x\nusr/bin/lamplight-cli\nusr/bin/lamplight\n"
        );
        assert_eq!(
            in_order("./usr/bin/lamplight\n./b\n"),
            "./b\n./usr/bin/lamplight\n"
        );
    }
}
