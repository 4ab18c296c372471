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

/// An older page is genuine, and what is read of it is what was written once. Only `verify` can say
/// that it does not belong there.
#[test]
fn a_page_put_back_to_what_it_was_is_called_damage_and_ends_with_one() {
    let home = small_vault();
    let before = fs::read(home.database()).unwrap();
    let listed = home.ask(&["entry", "list"], "");
    let first = listed[0]["id"].as_str().unwrap();
    assert!(home.run(&["entry", "delete", first], "").ok());
    let now = fs::read(home.database()).unwrap();
    let left = home.ask(&["entry", "list"], "");
    let gone = home.ask(&["trash", "list"], "");
    let (mut tried, mut readable, mut damaged) = (0, 0, 0);
    for at in (0..before.len().min(now.len())).step_by(PAGE) {
        let page = at..at + PAGE;
        if before[page.clone()] == now[page.clone()] {
            continue;
        }
        let mut spliced = now.clone();
        spliced[page.clone()].copy_from_slice(&before[page]);
        fs::write(home.database(), spliced).unwrap();
        tried += 1;
        readable += usize::from(home.run(&["entry", "list"], "").ok());
        let verified = home.run(&["vault", "verify"], "");
        if verified.ok() {
            // The search index, or the same written again: then everything is as it has to be.
            assert_eq!(home.ask(&["entry", "list"], ""), left, "the page at {at}");
            assert_eq!(home.ask(&["trash", "list"], ""), gone, "the page at {at}");
            assert_eq!(search(&home), Some(11), "the page at {at}");
        } else {
            assert_eq!(verified.code(), "database_damaged", "the page at {at}");
            damaged += 1;
        }
    }
    println!("{tried} older pages: {readable} read well, {damaged} are called damage");
    assert!(
        readable > 1 && damaged > 1,
        "the control: reading alone does not tell"
    );
    fs::write(home.database(), &now).unwrap();
    assert!(home.run(&["vault", "verify"], "").ok(), "the control");
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
