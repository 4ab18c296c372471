//! Killed at any time, again and again, while it is at work on one vault.

use std::collections::BTreeMap;
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Child, Command, Stdio};
use std::thread::JoinHandle;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};

use super::power::Coins;
use super::{sample, seed};
use crate::home::{Home, Lines, PASSPHRASE, PROGRAM, feed};

const ROUNDS: usize = 1_000;
/// Longer than any of the runs takes.
const LONGEST: usize = 400;
const PASSPHRASES: [&str; 2] = [PASSPHRASE, "twelve loud gulls over the harbour"];

/// Titles and texts of the entries.
type Entries = BTreeMap<String, String>;

/// What has been answered, and what was under way when the program was killed.
struct Known {
    home: Home,
    coins: Coins,
    entries: Entries,
    under_way: Option<Entries>,
    /// The one of the two that opens it, where that is known.
    passphrase: Option<usize>,
    /// The last backup that was answered, what opens it, and how many entries it holds.
    backup: Option<(String, &'static str, usize)>,
    asked: usize,
    answered: usize,
}

/// Kills it at any moment of the time that is left to it.
fn doom(child: &Child, coins: &mut Coins) -> JoinHandle<()> {
    let process = Pid::from_child(child);
    let time = Duration::from_micros(coins.below(LONGEST * 1_000) as u64);
    std::thread::spawn(move || {
        std::thread::sleep(time);
        // It may have come to its end by itself; nobody has waited for it yet.
        let _ = kill_process(process, Signal::KILL);
    })
}

impl Known {
    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.args(self.home.opening()).args(words);
        self.home.dress(&mut command);
        command
    }

    /// Opens the vault, and finds in it what is known.
    fn opened(&mut self) -> (Lines, BTreeMap<String, Value>) {
        let candidates = self.passphrase.map_or(vec![1, 0], |known| vec![known]);
        for (n, passphrase) in candidates.iter().enumerate() {
            let command = self.command(&["api", "--lines"]);
            let mut lines = Lines::start_as(PASSPHRASES[*passphrase], command);
            let verified = lines.try_ask("vault_verify", &json!({}));
            if verified.is_some_and(|answer| answer.get("ok").is_some()) {
                self.passphrase = Some(*passphrase);
                let ids = self.compare(&mut lines);
                return (lines, ids);
            }
            lines.end();
            assert!(n + 1 < candidates.len(), "the vault does not open");
        }
        unreachable!()
    }

    fn compare(&mut self, lines: &mut Lines) -> BTreeMap<String, Value> {
        let (mut found, mut ids) = (Entries::new(), BTreeMap::new());
        for entry in lines.ask("entry_list", &json!({})).as_array().unwrap() {
            let shown = lines.ask("entry_show", &json!({ "id": entry["id"] }));
            let title = entry["title"].as_str().unwrap().to_owned();
            found.insert(title.clone(), shown["body"].as_str().unwrap().to_owned());
            ids.insert(title, entry["id"].clone());
        }
        let may_be = self.under_way.take();
        assert!(
            found == self.entries || Some(&found) == may_be.as_ref(),
            "{:?} was answered, {:?} may be there, {:?} is",
            self.entries.keys(),
            may_be.as_ref().map(Entries::keys),
            found.keys()
        );
        self.entries = found;
        ids
    }

    /// Writes, exchanges and throws away, and makes backups, until it is killed.
    fn write(&mut self) {
        let (mut lines, mut ids) = self.opened();
        let doom = doom(&lines.child, &mut self.coins);
        loop {
            self.asked += 1;
            let (asked, mut after) = (self.asked, self.entries.clone());
            let any = ids.keys().nth(self.coins.below(ids.len().max(1))).cloned();
            let text = format!(
                "Thought {asked}. {}",
                "It goes on. ".repeat(self.coins.below(900))
            );
            let (name, request) = match (self.coins.below(8), any) {
                (0..4, Some(title)) => {
                    after.insert(title.clone(), text.clone());
                    ("entry_edit", json!({ "id": ids[&title], "body": text }))
                }
                (4, _) => (
                    "vault_backup",
                    json!({ "out": self.home.path().join(format!("{asked}.lampbak")) }),
                ),
                (5.., Some(title)) if ids.len() > 8 => {
                    after.remove(&title);
                    ("entry_delete", json!({ "id": ids.remove(&title) }))
                }
                _ => {
                    let title = format!("entry {asked}");
                    after.insert(title.clone(), text.clone());
                    (
                        "entry_add",
                        json!({ "kind": "reflection", "title": title, "body": text }),
                    )
                }
            };
            let Some(answer) = lines.try_ask(name, &request) else {
                self.under_way = Some(after);
                break;
            };
            assert!(answer.get("ok").is_some(), "{name}: {answer}");
            self.answered += 1;
            match name {
                "entry_add" => {
                    ids.insert(format!("entry {asked}"), answer["ok"]["id"].clone());
                }
                "vault_backup" => self.keep_backup(format!("{asked}.lampbak")),
                _ => {}
            }
            self.entries = after;
        }
        doom.join().unwrap();
        lines.end();
    }

    fn keep_backup(&mut self, name: String) {
        let passphrase = PASSPHRASES[self.passphrase.unwrap()];
        let made = (name, passphrase, self.entries.len());
        if let Some((old, ..)) = self.backup.replace(made) {
            std::fs::remove_file(self.home.path().join(old)).unwrap();
        }
    }

    /// Exchanges the passphrase, and the key with it now and then.
    fn exchange(&mut self) {
        assert!(self.opened().0.end().success());
        let now = self.passphrase.take().unwrap();
        let mut words = vec!["vault", "passphrase", "--new-passphrase-fd", "0"];
        words.extend(["--memory-mib", "19", "--passes", "1"]);
        if self.coins.below(2) == 1 {
            words.push("--rekey");
        }
        let mut command = self.command(&words);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        command.stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let doom = doom(&child, &mut self.coins);
        let typed = format!("{}\n{}\n", PASSPHRASES[now], PASSPHRASES[1 - now]);
        // It may be gone already.
        let _ = std::io::Write::write_all(&mut child.stdin.take().unwrap(), typed.as_bytes());
        self.asked += 1;
        // Before anybody waits for it, so that its number is nobody else's.
        doom.join().unwrap();
        let output = child.wait_with_output().unwrap();
        if output.status.code() == Some(0) {
            self.answered += 1;
            self.passphrase = Some(1 - now);
        } else {
            assert_eq!(output.status.signal(), Some(9), "{output:?}");
        }
    }
}

#[test]
fn killed_at_any_time_in_a_thousand_rounds_nothing_answered_is_lost() {
    let mut known = Known {
        home: Home::with_vault(),
        coins: Coins(seed()),
        entries: Entries::new(),
        under_way: None,
        passphrase: Some(0),
        backup: None,
        asked: 0,
        answered: 0,
    };
    let rounds = sample((0..ROUNDS).collect(), 20);
    for round in &rounds {
        if round % 4 == 3 {
            known.exchange();
        } else {
            known.write();
        }
    }
    known.opened().0.end();
    let (name, passphrase, entries) = known.backup.take().expect("a backup was answered");
    let words = ["vault", "restore", "--from", &name, "--to", "again"];
    let restored = known.home.run_as(passphrase, &words, b"");
    assert!(restored.ok(), "{restored:?}");
    let mut command = Command::new(PROGRAM);
    command.args(["--vault", "again", "--passphrase-fd", "0", "--json"]);
    command.args(["vault", "verify"]);
    known.home.dress(&mut command);
    let verified = feed(command, passphrase, b"").json();
    assert_eq!(verified["entries"], entries, "{verified}");
    println!(
        "killed: {} rounds (seed {}), {} asked, {} answered, 0 lost",
        rounds.len(),
        seed(),
        known.asked,
        known.answered
    );
    assert!(known.answered > rounds.len() && known.answered < known.asked);
    // The control: something more that was answered would be missed.
    known
        .entries
        .insert("never written".to_owned(), String::new());
    let looked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| known.opened()));
    assert!(looked.is_err());
}
