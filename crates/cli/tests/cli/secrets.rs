//! Secrets come by descriptor or from the terminal, and are seen nowhere else.

use std::process::{Command, Stdio};

use crate::shell::{Ended, PASSPHRASE, PROGRAM, Shell, dressed, finish, hand_over};

fn raw(shell: &Shell, words: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command
        .arg("--vault")
        .arg(shell.vault())
        .arg("--json")
        .args(words);
    dressed(&mut command, &shell.path("."));
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

#[test]
fn a_descriptor_that_is_not_open_is_a_wrong_command_line() {
    let shell = Shell::new();
    for words in [
        &["--passphrase-fd", "9", "entry", "list"][..],
        &["--passphrase-fd", "-1", "entry", "list"],
        &["--passphrase-fd", "x", "entry", "list"],
    ] {
        let ended = Ended::of(raw(&shell, words).output().unwrap());
        assert_eq!(ended.exit, 2, "{words:?}");
        assert!(ended.out().contains("\"code\":\"invalid\""), "{ended:?}");
    }
    let share = [
        "share",
        "--format",
        "pdf",
        "--out",
        "x",
        "--entry",
        "y",
        "--password-fd",
        "9",
    ];
    let ended = shell.run(&share).end();
    assert_eq!(ended.exit, 2);
    assert!(ended.err().contains("--password-fd"), "{ended:?}");
}

#[test]
fn a_line_feed_ends_the_passphrase_and_its_absence_does_not_matter() {
    let shell = Shell::new();
    let open = |bytes: &[u8]| {
        let mut command = raw(&shell, &["--passphrase-fd", "5", "entry", "list"]);
        hand_over(&mut command, &[(5, bytes)]);
        Ended::of(command.output().unwrap())
    };
    open(PASSPHRASE.as_bytes()).json();
    open(format!("{PASSPHRASE}\nmore\n").as_bytes()).json();
    assert_eq!(
        open(format!("{PASSPHRASE}\r\n").as_bytes()).code(),
        "wrong_passphrase"
    );
    assert_eq!(open(b"\n").code(), "invalid");
    assert_eq!(open(&[0xff, b'\n']).code(), "invalid");
    // Decomposed, as another keyboard types it.
    let decomposed = PASSPHRASE.replace('ö', "o\u{308}");
    assert_ne!(decomposed, PASSPHRASE);
    open(decomposed.as_bytes()).json();
}

#[test]
fn a_secret_is_64_kib_at_most() {
    let shell = Shell::new();
    let command = |words: &[&str]| raw(&shell, words).spawn().unwrap();
    let child = command(&["--passphrase-fd", "0", "entry", "list"]);
    let ended = finish(child, vec![b'x'; 64 * 1024 + 1]);
    assert_eq!(ended.code(), "invalid");
    assert!(ended.out().contains("64 KiB"), "{ended:?}");
}

#[test]
fn the_body_may_follow_the_passphrase_on_standard_input() {
    let shell = Shell::new();
    let add = ["--passphrase-fd", "0", "entry", "add", "--kind", "talk"];
    let input = format!("{PASSPHRASE}\nDear diary,\nfirst\n");
    let added = finish(raw(&shell, &add).spawn().unwrap(), input.into_bytes()).json();
    let id = added["id"].as_str().unwrap();
    assert_eq!(
        shell.json(&["entry", "show", id])["body"],
        "Dear diary,\nfirst\n"
    );
    let edit = ["--passphrase-fd", "0", "entry", "edit", id, "--title", "t"];
    let input = format!("{PASSPHRASE}\n");
    finish(raw(&shell, &edit).spawn().unwrap(), input.into_bytes()).json();
    assert_eq!(
        shell.json(&["entry", "show", id])["body"],
        "Dear diary,\nfirst\n"
    );
    let lines = ["--passphrase-fd", "0", "api", "--lines"];
    let input = format!("{PASSPHRASE}\n{{\"name\": \"entry_list\"}}\n");
    let listed = finish(raw(&shell, &lines).spawn().unwrap(), input.into_bytes()).json();
    assert_eq!(listed["ok"][0]["title"], "t");
}

#[cfg(target_os = "linux")]
#[test]
fn no_secret_is_in_arguments_or_environment_and_no_core_is_dumped() {
    let shell = Shell::new();
    let (mut child, mut input, mut answers) = crate::lines::started(&shell);
    crate::lines::ask(&mut input, &mut answers, r#"{"name": "vault_info"}"#);
    let proc = std::path::PathBuf::from(format!("/proc/{}", child.id()));
    let read =
        |name: &str| String::from_utf8_lossy(&std::fs::read(proc.join(name)).unwrap()).into_owned();
    // The control: this is the program, and its vault is named there.
    assert!(read("cmdline").contains("--vault"));
    for name in ["cmdline", "environ"] {
        assert!(!read(name).contains("geese"), "{name}");
    }
    let limits = read("limits");
    let core = limits
        .lines()
        .find(|line| line.starts_with("Max core file size"))
        .unwrap();
    assert_eq!(
        core.split_whitespace().filter(|word| *word == "0").count(),
        2,
        "{core}"
    );
    drop(input);
    child.wait().unwrap();
}

#[test]
fn without_a_descriptor_and_without_a_terminal_there_is_a_kind_word() {
    let shell = Shell::new();
    let program = raw(&shell, &["entry", "list"]);
    // A session of its own has no terminal.
    let mut command = Command::new("setsid");
    command
        .arg("--wait")
        .arg(program.get_program())
        .args(program.get_args());
    dressed(&mut command, &shell.path("."));
    let output = command
        .stdin(Stdio::null())
        .output()
        .expect("setsid starts the program");
    let ended = Ended::of(output);
    assert_eq!(ended.exit, 2);
    assert!(ended.err().contains("--passphrase-fd"), "{ended:?}");
    assert!(ended.out().contains("--passphrase-fd"), "{ended:?}");
}
