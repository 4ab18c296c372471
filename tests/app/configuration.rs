//! What `tauri.conf.json` promises.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::room::{commands, root};

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; \
    img-src 'self' blob:; connect-src ipc: http://ipc.localhost; base-uri 'none'; \
    form-action 'none'; frame-ancestors 'none'; object-src 'none'; \
    require-trusted-types-for 'script'; \
    trusted-types svelte-trusted-html ProseMirrorClipboard";

fn configuration() -> Value {
    let file = std::fs::read(root().join("tauri.conf.json")).unwrap();
    serde_json::from_slice(&file).unwrap()
}

#[test]
fn the_policy_is_the_strict_one() {
    let security = &configuration()["app"]["security"];
    assert_eq!(security["csp"], POLICY);
    assert_eq!(security["devCsp"], Value::Null);
    assert_eq!(
        security["dangerousDisableAssetCspModification"],
        Value::Null
    );
    assert_eq!(security["freezePrototype"], true);
    assert_eq!(security["assetProtocol"], json!({ "enable": false }));
    assert_eq!(security["headers"]["X-Content-Type-Options"], "nosniff");
}

#[test]
fn pages_come_from_the_program_alone() {
    let configuration = configuration();
    assert_eq!(configuration["build"]["frontendDist"], "ui/dist");
    assert_eq!(configuration["build"]["devUrl"], Value::Null);
    assert_eq!(configuration["build"]["removeUnusedCommands"], true);
    assert_eq!(configuration["app"]["withGlobalTauri"], false);
    assert_eq!(configuration["app"]["windows"], json!([]));
    assert_eq!(configuration["plugins"], Value::Null);
}

#[test]
fn each_window_has_its_own_capability_and_no_more_than_it_needs() {
    let configuration = configuration();
    let capabilities = configuration["app"]["security"]["capabilities"]
        .as_array()
        .unwrap();
    let of = |window: &str| {
        let mut of = capabilities
            .iter()
            .filter(|one| one["windows"] == json!([window]));
        let one = of.next().unwrap();
        assert!(of.next().is_none() && one["remote"].is_null());
        one["permissions"].clone()
    };
    assert_eq!(capabilities.len(), 2);
    let zoom = "core:webview:allow-set-webview-zoom";
    assert_eq!(of("lock"), json!(["lock", "recovery", zoom]));
    let events = ["core:event:allow-listen", "core:event:allow-unlisten"];
    assert_eq!(
        of("main"),
        json!(["main", "recovery", events[0], events[1], zoom])
    );
}

#[test]
fn every_command_belongs_to_one_window_or_is_among_those_of_both() {
    let handled = std::fs::read_to_string(root().join("src-tauri/src/lib.rs")).unwrap();
    let list = handled.split("generate_handler![").nth(1).unwrap();
    let list = list.split(']').next().unwrap();
    let handled: BTreeSet<String> = list
        .split(',')
        .filter_map(|path| path.trim().rsplit("::").next())
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect();
    let lock: BTreeSet<String> = commands("lock").into_iter().collect();
    let main: BTreeSet<String> = commands("main").into_iter().collect();
    let both: BTreeSet<String> = commands("recovery").into_iter().collect();
    assert!(lock.is_disjoint(&main) && both.is_disjoint(&(&lock | &main)));
    assert_eq!(handled, &(&lock | &main) | &both);
}
