//! `api NAME` and `api --lines`.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, ChildStdout};

use serde_json::{Value, json};

use crate::shell::{Shell, code};

/// A running `api --lines` with its input and its answers.
pub fn started(shell: &Shell) -> (Child, ChildStdin, BufReader<ChildStdout>) {
    let mut child = shell.run(&["api", "--lines"]).start();
    let mut input = child.stdin.take().unwrap();
    if cfg!(not(unix)) {
        writeln!(input, "{}", crate::shell::PASSPHRASE).unwrap();
    }
    let answers = BufReader::new(child.stdout.take().unwrap());
    (child, input, answers)
}

/// The next answer.
pub fn next(answers: &mut BufReader<ChildStdout>) -> Value {
    let mut line = String::new();
    answers.read_line(&mut line).unwrap();
    serde_json::from_str(&line).unwrap_or_else(|_| panic!("no JSON: {line}"))
}

/// One line, and its answer.
pub fn ask(input: &mut ChildStdin, answers: &mut BufReader<ChildStdout>, line: &str) -> Value {
    writeln!(input, "{line}").unwrap();
    next(answers)
}

#[test]
fn one_command_takes_its_request_from_standard_input() {
    let shell = Shell::new();
    let add = r#"{"kind": "talk", "title": "t", "tags": ["x"], "body": "b"}"#;
    let added = shell.run(&["api", "entry_add"]).stdin(add).end().json();
    let id = added["id"].as_str().unwrap();
    let show = json!({ "id": id }).to_string();
    let shown = shell.run(&["api", "entry_show"]).stdin(show).end().json();
    assert_eq!(
        (&shown["tags"], &shown["body"]),
        (&json!(["x"]), &json!("b"))
    );
    // A request without fields may be left out.
    assert_eq!(
        shell.json(&["api", "tag_list"]),
        json!([{"name": "x", "entries": 1}])
    );
    let bad = shell
        .run(&["api", "entry_show"])
        .stdin(r#"{"ident": 1}"#)
        .end();
    assert_eq!(bad.code(), "invalid");
    assert_eq!(bad.output.stderr, b"");
    // The command table speaks JSON, asked for or not.
    let plain = shell
        .run(&["api", "tag_list"])
        .for_people()
        .stdin("{")
        .end();
    assert_eq!(plain.code(), "invalid");
}

#[test]
fn every_line_has_one_answer_and_a_bad_one_ends_nothing() {
    let shell = Shell::new();
    let (mut child, mut input, mut answers) = started(&shell);
    let mut ask = |line: &str| ask(&mut input, &mut answers, line);
    let added = ask(r#"{"name": "entry_add", "request": {"kind": "talk", "body": "a\nb"}}"#);
    let id = added["ok"]["id"].as_str().unwrap().to_owned();
    for (line, code) in [
        ("this is not JSON", "invalid"),
        ("", "invalid"),
        ("[1, 2]", "invalid"),
        (r#"{"name": "entry_burn"}"#, "not_found"),
        (r#"{"name": "entry_show", "request": {"id": 7}}"#, "invalid"),
        (
            r#"{"name": "import", "request": {"path": "nowhere"}}"#,
            "not_found",
        ),
    ] {
        let answer = ask(line);
        assert_eq!(answer["error"]["code"], code, "{line}: {answer}");
    }
    let shown = ask(&json!({"name": "entry_show", "request": {"id": id}}).to_string());
    assert_eq!(shown["ok"]["body"], "a\nb");
    let verified = ask(r#"{"name": "vault_verify", "request": {}}"#);
    assert_eq!(verified["ok"]["entries"], 1);
    // The last line may lack its end.
    input.write_all(br#"{"name": "entry_list"}"#).unwrap();
    drop(input);
    assert_eq!(next(&mut answers)["ok"][0]["id"], json!(id));
    assert_eq!(code(child.wait().unwrap()), 0);
}

#[test]
fn a_line_that_is_no_text_is_refused_and_the_next_one_answered() {
    let shell = Shell::new();
    let lines = b"\xff\xfe\n{\"name\": \"entry_list\"}\n";
    let ended = shell.run(&["api", "--lines"]).stdin(lines).end();
    assert_eq!(ended.exit, 0);
    let answers: Vec<Value> = ended
        .out()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(answers[0]["error"]["code"], "invalid");
    assert_eq!(answers[1], json!({"ok": []}));
}

#[test]
fn a_wrong_passphrase_is_the_only_answer() {
    let shell = Shell::new();
    let run = shell.run(&["api", "--lines"]).passphrase(Some("not this"));
    let ended = run.stdin("{\"name\": \"entry_list\"}\n").end();
    assert_eq!(ended.code(), "wrong_passphrase");
}
