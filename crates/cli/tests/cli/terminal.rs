//! On a terminal: `script` of util-linux gives the program one of its own.

use std::io::{Read as _, Write as _};
use std::process::{Child, Command, Stdio};

use crate::shell::{PASSPHRASE, PROGRAM, Shell, dressed};

/// The program on a terminal, and everything the terminal has shown so far.
struct Terminal {
    child: Child,
    shown: String,
}

impl Terminal {
    fn start(shell: &Shell, words: &str) -> Self {
        let mut command = Command::new("script");
        let vault = shell.vault();
        let program = format!(
            "stty rows 24 cols 60 && exec {PROGRAM} --vault {} {words}",
            vault.display()
        );
        command.args([
            "--quiet",
            "--return",
            "--echo",
            "never",
            "--command",
            &program,
            "/dev/null",
        ]);
        dressed(&mut command, &shell.path("."));
        command.env("TERM", "xterm").env("SHELL", "/bin/sh");
        let child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("script gives the program a terminal");
        Self {
            child,
            shown: String::new(),
        }
    }

    /// Waits until the terminal shows this, behind what was waited for before.
    fn wait_for(&mut self, text: &str) {
        let from = self.shown.len();
        let mut bytes = Vec::new();
        let out = self.child.stdout.as_mut().unwrap();
        let mut byte = [0];
        while !String::from_utf8_lossy(&bytes).contains(text) {
            let n = out.read(&mut byte).unwrap();
            assert!(
                n > 0,
                "the terminal never showed {text:?}: {}{}",
                self.shown,
                String::from_utf8_lossy(&bytes)
            );
            bytes.push(byte[0]);
        }
        self.shown.push_str(&String::from_utf8_lossy(&bytes));
        assert!(self.shown.len() > from);
    }

    fn press(&mut self, keys: &str) {
        let input = self.child.stdin.as_mut().unwrap();
        input.write_all(keys.as_bytes()).unwrap();
        input.flush().unwrap();
    }

    /// The exit code, and everything the terminal has shown.
    fn end(mut self) -> (Option<i32>, String) {
        let mut rest = String::new();
        self.child
            .stdout
            .as_mut()
            .unwrap()
            .read_to_string(&mut rest)
            .unwrap();
        let status = self.child.wait().unwrap();
        (status.code(), self.shown + &rest)
    }
}

#[test]
fn a_vault_is_made_with_a_passphrase_typed_twice_and_shown_never() {
    let shell = Shell::without_vault();
    let mut terminal = Terminal::start(&shell, "vault create --memory-mib 19 --passes 1");
    terminal.wait_for("cannot be reset");
    terminal.wait_for("New passphrase: ");
    terminal.press("short\n");
    terminal.wait_for("Twelve characters or five words");
    terminal.wait_for("The same once more: ");
    terminal.press("another\n");
    terminal.wait_for("not the same");
    terminal.wait_for("New passphrase: ");
    terminal.press(&format!("{PASSPHRASE}\n"));
    terminal.wait_for("good length");
    terminal.wait_for("The same once more: ");
    terminal.press(&format!("{PASSPHRASE}\n"));
    let (exit, shown) = terminal.end();
    assert_eq!(exit, Some(0), "{shown}");
    assert!(shown.contains("Made a vault in "), "{shown}");
    // Told twice: before it is chosen, and when it is done.
    assert_eq!(shown.matches("cannot be reset").count(), 2, "{shown}");
    for typed in ["short\r", "another", "geese"] {
        assert!(!shown.contains(typed), "{typed} in {shown}");
    }
    shell.json(&["vault", "info"]);
}

#[test]
fn a_passphrase_is_asked_for_and_titles_are_cut_to_the_terminal() {
    let shell = Shell::new();
    shell.add(&"a very long title ".repeat(9), "");
    let mut terminal = Terminal::start(&shell, "entry list");
    terminal.wait_for("Passphrase: ");
    terminal.press(&format!("{PASSPHRASE}\n"));
    let (exit, shown) = terminal.end();
    assert_eq!(exit, Some(0), "{shown}");
    assert!(!shown.contains("geese"));
    let list: Vec<&str> = shown
        .lines()
        .filter(|line| line.starts_with("a very"))
        .collect();
    assert_eq!(list.len(), 1, "{shown}");
    assert!(list[0].ends_with('…'), "{shown}");
    assert!(
        shown.lines().all(|line| line.chars().count() <= 60),
        "{shown}"
    );
}

#[test]
fn ctrl_c_at_the_passphrase_ends_the_run_with_one() {
    let shell = Shell::new();
    let mut terminal = Terminal::start(&shell, "entry list");
    terminal.wait_for("Passphrase: ");
    terminal.press("\u{3}");
    let (exit, shown) = terminal.end();
    assert_eq!(exit, Some(1), "{shown}");
    assert!(shown.contains("Stopped."), "{shown}");
}

#[test]
fn an_entry_is_written_on_the_terminal_and_ended_by_ctrl_d() {
    let shell = Shell::new();
    let mut terminal = Terminal::start(&shell, "entry add --kind talk --title typed");
    terminal.wait_for("Passphrase: ");
    terminal.press(&format!("{PASSPHRASE}\n"));
    terminal.wait_for("Ctrl-D");
    terminal.press("Dear diary,\nit rained.\n\u{4}");
    let (exit, shown) = terminal.end();
    assert_eq!(exit, Some(0), "{shown}");
    assert!(shown.contains("Saved as "), "{shown}");
    let id = shell.json(&["entry", "list"])[0]["id"].clone();
    let body = shell.json(&["entry", "show", id.as_str().unwrap()])["body"].clone();
    assert_eq!(body, "Dear diary,\nit rained.\n");
}

#[test]
fn ctrl_c_while_writing_ends_the_run_with_one() {
    let shell = Shell::new();
    let mut terminal = Terminal::start(&shell, "entry add --kind talk");
    terminal.wait_for("Passphrase: ");
    terminal.press(&format!("{PASSPHRASE}\n"));
    terminal.wait_for("Ctrl-D on a line of its own ends it.");
    terminal.press("half a thou\u{3}");
    let (exit, shown) = terminal.end();
    assert_eq!(exit, Some(1), "{shown}");
    assert!(shown.contains("Stopped."), "{shown}");
    assert_eq!(shell.json(&["vault", "info"])["entries"], 0);
}

#[test]
fn long_work_shows_how_far_it_is() {
    let shell = Shell::new();
    shell.corpus(3_000);
    let mut terminal = Terminal::start(&shell, "import corpus.jsonl");
    terminal.wait_for("Passphrase: ");
    terminal.press(&format!("{PASSPHRASE}\n"));
    terminal.wait_for("Importing");
    let (exit, shown) = terminal.end();
    assert_eq!(exit, Some(0), "{shown}");
    assert!(shown.contains("3,000 entries found as jsonl"), "{shown}");
}
