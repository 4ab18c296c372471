//! What is shared is read back by other people's tools.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::json;

use crate::home::Home;

const ENTRIES: [(&str, &str); 3] = [
    (
        "A walk by the harbour",
        "We spoke calmly and I listened to **everything** she said.",
    ),
    ("雨夜的谈话", "我们今天谈了很久，我终于说出了对不起。"),
    ("حديث المساء", "تحدثنا طويلا هذا المساء عن كل ما حدث بيننا."),
];

fn pdftotext(pdf: &Path, password: &str) -> Option<String> {
    let read = Command::new("pdftotext")
        .args(["-upw", password])
        .arg(pdf)
        .arg("-")
        .output()
        .unwrap();
    read.status
        .success()
        .then(|| String::from_utf8(read.stdout).unwrap())
}

/// Blanks and full stops gone (right to left, a full stop comes out on the other side), and the ligature of lam and alef, which comes out of a PDF in either order.
fn bare(text: &str) -> String {
    text.chars()
        .filter(|c| {
            !c.is_whitespace()
                && !matches!(c, '.' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}')
        })
        .collect::<String>()
        .replace("ال", "لا")
}

#[test]
fn three_entries_as_protected_pdf() {
    let home = Home::with_vault();
    let mut lines = home.lines();
    let ids: Vec<_> = ENTRIES
        .iter()
        .map(|(title, body)| {
            lines.ask(
                "entry_add",
                &json!({"kind": "talk", "title": title, "body": body}),
            )["id"]
                .clone()
        })
        .collect();
    let pdf = home.path().join("notes.pdf");
    let answer = lines.ask(
        "share",
        &json!({ "entry": ids, "format": "pdf", "out": pdf }),
    );
    assert!(lines.end().success());
    let password = answer["password"].as_str().unwrap();
    assert_eq!(answer["entries"], 3);

    let check = Command::new("qpdf")
        .arg(format!("--password={password}"))
        .arg("--check")
        .arg(&pdf)
        .output()
        .unwrap();
    let said = format!(
        "{}{}",
        String::from_utf8_lossy(&check.stdout),
        String::from_utf8_lossy(&check.stderr)
    );
    assert!(
        check.status.success() && !said.contains("WARNING"),
        "{said}"
    );
    assert!(said.contains("R = 6"), "{said}");
    assert_eq!(said.matches("AESv3").count(), 3, "{said}");

    let text = bare(&pdftotext(&pdf, password).expect("the right password opens it"));
    for (title, body) in ENTRIES {
        assert!(text.contains(&bare(title)), "{title} is not in {text}");
        assert!(
            text.contains(&bare(&body.replace("**", ""))),
            "{body} is not in {text}"
        );
    }
    assert!(pdftotext(&pdf, "wrong").is_none());
    assert!(pdftotext(&pdf, "").is_none());
    let raw = fs::read(&pdf).unwrap();
    for (title, body) in ENTRIES {
        for word in title
            .split_whitespace()
            .chain(body.split_whitespace())
            .filter(|w| w.len() > 5)
        {
            assert!(
                !raw.windows(word.len())
                    .any(|window| window == word.as_bytes()),
                "{word}"
            );
        }
    }
}
