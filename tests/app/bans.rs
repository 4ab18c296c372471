//! What the window is built of.

use std::process::Command;

use crate::room::root;

/// The systems that the program is made for.
const TARGETS: [&str; 3] = [
    "x86_64-unknown-linux-gnu",
    "aarch64-apple-darwin",
    "x86_64-pc-windows-msvc",
];

/// Every crate that the program links on this system, with its features: `name features`.
fn linked(target: &str) -> Vec<(String, Vec<String>)> {
    let tree = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--package",
            "lamplight",
            "--edges",
            "normal",
            "--prefix",
            "none",
        ])
        .args([
            "--locked",
            "--no-dedupe",
            "--format",
            "{p}|{f}",
            "--target",
            target,
        ])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(
        tree.status.success(),
        "{}",
        String::from_utf8_lossy(&tree.stderr)
    );
    let tree = String::from_utf8(tree.stdout).unwrap();
    tree.lines()
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
    }
}

#[test]
fn nothing_that_is_linked_reaches_the_network_or_gives_pages_the_disk() {
    for target in TARGETS {
        let linked = linked(target);
        for banned in [
            "hyper",
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
        ] {
            let found = linked.iter().any(|(name, _)| name == banned);
            assert!(!found, "{banned} on {target}");
        }
    }
}
