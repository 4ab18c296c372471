//! What the window is built of.

use std::process::Command;

use crate::room::root;

/// The systems that the program is made for.
const TARGETS: [&str; 3] = [
    "x86_64-unknown-linux-gnu",
    "aarch64-apple-darwin",
    "x86_64-pc-windows-msvc",
];

/// The programs that ship.
const PROGRAMS: [&str; 4] = ["--package", "lamplight", "--package", "lamplight-cli"];

/// Every crate that the programs link on this system, with its features.
fn linked(target: &str) -> Vec<(String, Vec<String>)> {
    linked_by(&PROGRAMS, target)
}

fn linked_by(packages: &[&str], target: &str) -> Vec<(String, Vec<String>)> {
    let tree = Command::new(env!("CARGO"))
        .arg("tree")
        .args(packages)
        .args(["--edges", "normal", "--prefix", "none"])
        .args(["--locked", "--format", "{p}|{f}", "--target", target])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(
        tree.status.success(),
        "{}",
        String::from_utf8_lossy(&tree.stderr)
    );
    let tree = String::from_utf8(tree.stdout).unwrap();
    // An empty line stands between one program and the next.
    tree.lines()
        .filter(|line| !line.is_empty())
        .map(|line| {
            let (package, features) = line.split_once('|').unwrap();
            let name = package.split(' ').next().unwrap().to_owned();
            (name, features.split(',').map(str::to_owned).collect())
        })
        .collect()
}

#[test]
fn the_web_view_is_built_without_what_pages_could_misuse() {
    for target in TARGETS {
        let linked = linked(target);
        let (_, features) = linked.iter().find(|(name, _)| name == "tauri").unwrap();
        assert!(
            features.iter().any(|feature| feature == "wry"),
            "{features:?}"
        );
        for banned in [
            "default",
            "devtools",
            "dynamic-acl",
            "protocol-asset",
            "test",
            "tracing",
            "unstable",
            "webview-data-url",
        ] {
            assert!(
                !features.iter().any(|feature| feature == banned),
                "{banned}"
            );
        }
        // Below Tauri the same ways are opened by features of their own.
        for below in ["tauri-runtime-wry", "wry"] {
            let mut those = linked.iter().filter(|(name, _)| name == below).peekable();
            assert!(those.peek().is_some(), "{below}");
            for (_, features) in those {
                for banned in ["devtools", "tracing", "unstable"] {
                    assert!(
                        !features.iter().any(|feature| feature == banned),
                        "{below}: {banned}"
                    );
                }
            }
        }
    }
}

/// The tests and the packages take the programs as the whole workspace builds them. Nothing else in
/// it may ask a crate for more than the programs do, or what is tested would not be what ships.
#[test]
fn the_workspace_builds_the_programs_as_they_are_alone() {
    for target in TARGETS {
        let alone = linked_by(&PROGRAMS, target);
        let together = linked_by(&["--workspace"], target);
        for (name, features) in alone {
            let among: Vec<_> = together
                .iter()
                .filter(|(other, _)| *other == name)
                .collect();
            assert!(!among.is_empty(), "{name}");
            // What is on by default in a crate of our own is what the programs ask for by name.
            let more = |other: &Vec<String>| {
                let asked = |feature: &&String| !features.contains(feature);
                let added = other.iter().filter(asked);
                added
                    .filter(|feature| !(name.starts_with("lamplight-") && *feature == "default"))
                    .count()
            };
            let same = among.iter().any(|(_, other)| more(other) == 0);
            assert!(same, "{name} on {target}: {features:?}, and {among:?}");
        }
    }
}

#[test]
fn nothing_that_is_linked_reaches_the_network_or_gives_pages_the_disk() {
    for target in TARGETS {
        let linked = linked(target);
        for banned in [
            "curl",
            "h2",
            "hyper",
            "isahc",
            "openssl",
            "quinn",
            "reqwest",
            "rustls",
            "native-tls",
            "tauri-plugin-fs",
            "tauri-plugin-http",
            "tauri-plugin-shell",
            "tauri-plugin-store",
            "tauri-plugin-updater",
            "tauri-plugin-upload",
            "tauri-plugin-websocket",
            "tungstenite",
            "ureq",
        ] {
            let found = linked.iter().any(|(name, _)| name == banned);
            assert!(!found, "{banned} on {target}");
        }
    }
}
