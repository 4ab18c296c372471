//! Empty for good means gone: from every page of the database and its journal, in the clear.

use lamplight_reader::Vault;
use serde_json::json;

use crate::home::{Home, Lines, PASSPHRASE};

/// How many decrypted pages hold one of the words, in any case.
fn pages_with(home: &Home, words: &[String]) -> usize {
    let vault = Vault::open(&home.vault(), PASSPHRASE).unwrap();
    let pages = vault.pages().unwrap();
    assert!(pages.len() > 20);
    pages
        .iter()
        .filter(|page| {
            let text = page.content.to_ascii_lowercase();
            words.iter().any(|word| {
                text.windows(word.len())
                    .any(|window| window == word.as_bytes())
            })
        })
        .count()
}

#[test]
fn after_emptying_the_trash_no_page_holds_a_word_of_it() {
    let home = Home::with_vault();
    let mut lines = home.lines();
    let mut state = 7_u64;
    let mut random = |below: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) % below
    };
    // Two hundred entries round about, some with words of their own that will go.
    let mut ids = Vec::new();
    let mut words = Vec::new();
    for n in 0..200_u64 {
        let own = format!("gloamwort{n}q");
        let filler = "the tide came in and went out again ".repeat(1 + random(60) as usize);
        let goes = n % 5 == 0;
        let body = if goes {
            format!("{own} {filler} {own}end")
        } else {
            filler
        };
        let tag = if goes {
            format!("tag{own}")
        } else {
            "stays".to_owned()
        };
        let title = if goes {
            format!("title {own}")
        } else {
            format!("title {n}")
        };
        let id = lines.ask(
            "entry_add",
            &json!({"kind": "reflection", "title": title, "body": body, "tag": [tag]}),
        )["id"]
            .clone();
        if goes {
            words.push(own);
            ids.push(id);
        } else if n % 3 == 0 {
            // Texts that grow make SQLite move their neighbours about.
            let longer = "and longer still it grew ".repeat(10 + random(120) as usize);
            lines.ask("entry_edit", &json!({ "id": id, "body": longer }));
        }
    }
    // Older states of the same entries, with words that are in no present text.
    for (n, id) in ids.iter().enumerate() {
        let old = format!("duskfern{n}q");
        lines.ask(
            "entry_edit",
            &json!({ "id": id, "body": format!("{old} once") }),
        );
        lines.ask(
            "entry_edit",
            &json!({ "id": id, "body": "not that word any more" }),
        );
        words.push(old);
    }
    lines.ask("vault_verify", &json!({}));
    assert!(
        pages_with_open(&home, &words),
        "the control: the words are there before"
    );
    for id in &ids {
        lines.ask("entry_delete", &json!({ "id": id }));
    }
    assert!(
        pages_with_open(&home, &words),
        "the control: the trash keeps them"
    );
    let emptied = lines.ask("trash_empty", &json!({}));
    assert_eq!(
        emptied["removed"].as_u64(),
        Some(ids.len() as u64),
        "{emptied}"
    );
    assert!(!pages_with_open(&home, &words), "with the vault still open");
    assert_eq!(
        lines.ask("search", &json!({ "query": "gloamwort*" }))["total"],
        0
    );
    assert_eq!(
        lines
            .ask("entry_list", &json!({}))
            .as_array()
            .unwrap()
            .len(),
        160
    );
    lines.ask("vault_verify", &json!({}));
    assert!(lines.end().success());
    assert_eq!(pages_with(&home, &words), 0);
}

fn pages_with_open(home: &Home, words: &[String]) -> bool {
    pages_with(home, words) > 0
}

/// Words that were typed, found their way into the index and were taken out again within minutes are
/// in no revision. The index keeps no beginning of them either once their entry is gone.
#[test]
fn words_that_no_revision_keeps_leave_nothing_in_the_index() {
    let home = Home::with_vault();
    let mut lines = home.lines();
    let filler = "the tide came in and went out again";
    // The second time the index is one piece, as the first emptying left it.
    for stem in ["gloamwort", "duskfern"] {
        let id = lines.ask("entry_add", &json!({"kind": "talk", "body": filler}))["id"].clone();
        let save = |lines: &mut Lines, words: &[String]| {
            let body = format!("{filler} {}", words.join(" "));
            let request = json!({ "id": id, "body": body, "typing": true });
            lines.ask("entry_edit", &request);
        };
        save(&mut lines, &["begun".to_owned()]);
        let mut words: Vec<String> = (0..1500).map(|n| format!("{stem}{n:04}")).collect();
        save(&mut lines, &words);
        // Other words that stay, beside them in the index: without these its pages would go whole.
        let plain: Vec<String> = (0..300).map(|n| format!("plain{n}")).collect();
        let other = format!("hill island juniper kettle {}", plain.join(" "));
        lines.ask("entry_add", &json!({"kind": "talk", "body": other}));
        lines.ask("vault_verify", &json!({}));
        let wanted = [stem.to_owned()];
        assert!(pages_with_open(&home, &wanted), "the control: {stem}");
        // Little at a time: a save that takes much away keeps what was there.
        while !words.is_empty() {
            words.truncate(words.len().saturating_sub(12));
            save(&mut lines, &words);
        }
        let history = lines.ask("entry_history", &json!({ "id": id }));
        assert!(
            !history.to_string().contains(stem),
            "the control: no revision holds it"
        );
        lines.ask("vault_verify", &json!({}));
        assert!(
            pages_with_open(&home, &wanted),
            "the control: the index still tells of {stem}"
        );
        lines.ask("entry_delete", &json!({ "id": id }));
        lines.ask("trash_empty", &json!({}));
        assert!(!pages_with_open(&home, &wanted), "{stem} is still there");
        lines.ask("vault_verify", &json!({}));
    }
    assert!(lines.end().success());
}
