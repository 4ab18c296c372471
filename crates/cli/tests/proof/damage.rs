//! Damage is named for what it is, and never makes an answer shorter.

use std::fs;

use serde_json::{Value, json};

use crate::home::Home;

const PAGE: usize = 4096;

fn small_vault() -> Home {
    let home = Home::with_vault();
    let mut lines = home.lines();
    for n in 0..12 {
        let body = format!(
            "Lantern number {n}. {}",
            "We walked along the river and talked. ".repeat(60)
        );
        lines.ask(
            "entry_add",
            &json!({ "kind": "reflection", "title": format!("entry {n}"), "body": body }),
        );
    }
    lines.ask("vault_verify", &json!({}));
    assert!(lines.end().success());
    home
}

fn search(home: &Home) -> Option<usize> {
    let found = home.run(&["search", "lantern river"], "");
    if found.ok() {
        let found: Value = found.json();
        assert_eq!(
            found["total"].as_u64().unwrap() as usize,
            found["hits"].as_array().unwrap().len()
        );
        Some(found["hits"].as_array().unwrap().len())
    } else {
        assert_eq!(found.code(), "database_damaged");
        None
    }
}

#[test]
fn slow_every_page_flipped_or_cut_is_called_damage_and_search_never_answers_short() {
    let home = small_vault();
    assert_eq!(search(&home), Some(12), "the control");
    assert!(home.run(&["vault", "verify"], "").ok(), "the control");
    let whole = fs::read(home.database()).unwrap();
    let pages = whole.len() / PAGE;
    let mut refused = 0;
    for page in 0..pages {
        // In the text, in the IV and in the HMAC by turns; page 1 begins with its salt.
        let within = [37, PAGE - 70, PAGE - 10, 2000][page % 4];
        let mut flipped = whole.clone();
        flipped[page * PAGE + within] ^= 1 << (page % 8);
        fs::write(home.database(), &flipped).unwrap();
        assert_eq!(
            home.run(&["vault", "verify"], "").code(),
            "database_damaged",
            "page {page}"
        );
        match search(&home) {
            Some(n) => assert_eq!(n, 12, "page {page}: a short answer"),
            None => refused += 1,
        }
        fs::write(home.database(), &whole[..page * PAGE]).unwrap();
        assert_eq!(
            home.run(&["vault", "verify"], "").code(),
            "database_damaged",
            "cut at {page}"
        );
        assert_eq!(
            home.run(&["search", "lantern"], "").code(),
            "database_damaged",
            "cut at {page}"
        );
    }
    let mut salt = whole.clone();
    salt[3] ^= 1;
    fs::write(home.database(), &salt).unwrap();
    assert_eq!(
        home.run(&["vault", "verify"], "").code(),
        "database_damaged"
    );
    println!(
        "{pages} pages flipped and cut: all named; search refused {refused} times, never short"
    );
    fs::write(home.database(), &whole).unwrap();
    assert!(home.run(&["vault", "verify"], "").ok());
}

#[test]
fn a_damaged_header_is_never_a_wrong_passphrase_and_the_second_copy_serves() {
    let home = small_vault();
    let (first, second) = (
        home.vault().join("vault.hdr"),
        home.vault().join("vault.hdr.2"),
    );
    let whole = fs::read(&first).unwrap();
    assert_eq!(whole, fs::read(&second).unwrap());
    for at in 0..whole.len() {
        let mut bad = whole.clone();
        bad[at] ^= 1 << (at % 8);
        // Both copies: refused before any key is derived, so every byte can be tried.
        if at % 7 == 0 || at < 1200 {
            fs::write(&first, &bad).unwrap();
            fs::write(&second, &bad).unwrap();
            assert_eq!(
                home.run(&["entry", "list"], "").code(),
                "header_damaged",
                "byte {at}"
            );
        }
        // One copy: the other serves, and the bad one is mended.
        if at % 97 == 0 {
            let (worn, sound) = if at % 2 == 0 {
                (&first, &second)
            } else {
                (&second, &first)
            };
            fs::write(worn, &bad).unwrap();
            fs::write(sound, &whole).unwrap();
            assert_eq!(
                home.ask(&["entry", "list"], "").as_array().unwrap().len(),
                12,
                "byte {at}"
            );
            assert_eq!(fs::read(worn).unwrap(), whole, "byte {at}");
        }
    }
    fs::remove_file(&first).unwrap();
    fs::remove_file(&second).unwrap();
    assert_eq!(home.run(&["entry", "list"], "").code(), "header_damaged");
}
