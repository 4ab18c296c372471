//! A year of backups on a disk that is too small for them: a file system in memory, in a namespace of
//! its own. This test binary is started again within it.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use lamplight_api::Code;
use lamplight_api::backups::{BackupList, BackupProve};
use lamplight_api::entries::{EntryAdd, Kind};
use lamplight_api::vault::{VaultInfo, VaultVerify};

use crate::room::{Hands, Room};

const HOME: &str = "LAMPLIGHT_YEAR_HOME";
const VAULT: &str = "LAMPLIGHT_YEAR_VAULT_MIB";
const DISK: &str = "LAMPLIGHT_YEAR_DISK_MIB";
const DAYS: &str = "LAMPLIGHT_YEAR_DAYS";
const END: &str = "came to the end of the year";
const MIB: u64 = 1024 * 1024;

/// Lets a year pass for a vault of so many MiB on a disk of so many, and gives the figures.
fn on_a_disk(vault: u64, disk: u64, days: u64) -> String {
    let home = tempfile::tempdir().unwrap();
    let mut command = Command::new("unshare");
    let is_root = rustix::process::geteuid().is_root();
    command.arg(if is_root { "-m" } else { "-rm" });
    command.args(["sh", "-c"]);
    command.arg(format!(
        "mount -t tmpfs -o size={disk}m,mode=700 tmpfs \"$1\" && shift && exec \"$@\""
    ));
    command.arg("sh").arg(home.path());
    command.arg(std::env::current_exe().unwrap());
    command.args(["year::role", "--exact", "--ignored", "--nocapture"]);
    command.env(HOME, home.path());
    for (name, value) in [(VAULT, vault), (DISK, disk), (DAYS, days)] {
        command.env(name, value.to_string());
    }
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let complained = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && said.contains(END),
        "{}\n{said}\n{complained}",
        output.status
    );
    print(&said);
    said.into_owned()
}

#[allow(clippy::print_stdout, reason = "the figures that the test is for")]
fn print(said: &str) {
    let figures = said.lines().filter(|line| line.contains(": "));
    figures.for_each(|line| println!("{line}"));
}

#[test]
fn slow_year_where_two_backups_do_not_fit() {
    let said = on_a_disk(20, 60, 365);
    // The last ones never go to make room: it is refused, and said, and nothing that is saved fails.
    assert!(said.contains("made: 1, refused for want of room: 364,"));
}

#[test]
fn slow_year_where_some_fit() {
    // A year of them takes 730 MiB.
    let said = on_a_disk(2, 60, 365);
    assert!(said.contains("made: 365, refused for want of room: 0,"));
}

/// `cargo xtask year`.
#[test]
#[ignore = "takes gigabytes of memory and many minutes"]
fn heavy_year_of_two_gigabytes() {
    let said = on_a_disk(2000, 6144, 365);
    assert!(said.contains("backups made: 2,"));
}

#[test]
#[ignore = "a part of the others, in a process of its own"]
#[allow(
    clippy::print_stdout,
    reason = "its answer to the test that started it"
)]
fn role() {
    let Some(home) = std::env::var_os(HOME) else {
        return;
    };
    let number = |name: &str| std::env::var(name).unwrap().parse::<u64>().unwrap();
    let year = Year::begin(Path::new(&home), number(VAULT) * MIB);
    println!("{}", year.pass(number(DAYS)));
    println!("{END}");
}

struct Year {
    room: Room,
    hands: Hands,
    saved: u32,
    slowest: Duration,
}

impl Year {
    fn begin(home: &Path, size: u64) -> Self {
        let hands = Hands::new();
        let home = tempfile::tempdir_in(home).unwrap();
        let room = Room::within(home, Arc::new(hands.clone()));
        let mut year = Self {
            room,
            hands,
            saved: 0,
            slowest: Duration::ZERO,
        };
        // Long words: much text, and little for the index to do.
        let mut n = 0;
        while year.size() < size {
            n += 1;
            let word = format!("{n}{}", "a".repeat(2000));
            let words = usize::try_from((size / 40).clamp(64 * 1024, 4 * MIB)).unwrap() / 2000;
            year.save(&format!("{word} ").repeat(words));
        }
        year.slowest = Duration::ZERO;
        year
    }

    fn size(&self) -> u64 {
        self.room.desk.ask(VaultInfo {}).unwrap().size
    }

    /// Saves an entry, which always has to succeed.
    fn save(&mut self, body: &str) {
        let begun = Instant::now();
        let add = EntryAdd {
            body: body.to_owned(),
            ..EntryAdd::of(Kind::Reflection)
        };
        self.room.desk.ask(add).expect("a save");
        self.slowest = self.slowest.max(begun.elapsed());
        self.saved += 1;
    }

    fn pass(mut self, days: u64) -> String {
        let size = self.size();
        let (mut made, mut refused, mut most) = (0, 0, 0);
        let mut quickest = Duration::MAX;
        for day in 0..days {
            let begun = Instant::now();
            let pending = self.room.desk.keep_backups();
            let done = Arc::new(AtomicBool::new(false));
            let told = Arc::clone(&done);
            let waiting = std::thread::spawn(move || {
                let answer = pending.wait();
                told.store(true, Ordering::SeqCst);
                answer
            });
            // Somebody writes on, at least once a day.
            self.save(&format!("day {day}"));
            while !done.load(Ordering::SeqCst) {
                self.save(&format!("meanwhile on day {day}"));
                std::thread::park_timeout(Duration::from_millis(20));
            }
            match waiting.join().unwrap() {
                Ok(kept) => {
                    made += kept.made;
                    if kept.made > 0 {
                        quickest = quickest.min(begun.elapsed());
                    }
                }
                Err(error) if error.code == Code::NoSpace => refused += 1,
                Err(error) => panic!("day {day}: {error:?}"),
            }
            let list = self.room.desk.ask(BackupList {}).unwrap();
            assert!(list.backups.iter().all(|backup| backup.whole));
            most = most.max(list.backups.len());
            self.hands.turn(24);
        }
        let list = self.room.desk.ask(BackupList {}).unwrap().backups;
        let newest = list.first().expect("a backup");
        let id = newest.id.clone();
        // Where there is no room to take the database out, that is said and nothing else.
        let begun = Instant::now();
        let proved = match self.room.desk.ask(BackupProve { id }) {
            Ok(_) => rate(newest.size, begun.elapsed()),
            Err(error) if error.code == Code::NoSpace => "no room".to_owned(),
            Err(error) => panic!("{error:?}"),
        };
        self.room.desk.ask(VaultVerify {}).unwrap();
        let saved = self.saved;
        let slowest = self.slowest.as_millis();
        let stopped = stop(self.room);
        format!(
            "vault: {} MiB, days: {days}, saves: {}, failed saves: 0, slowest save: {} ms\n\
             backups made: {made}, refused for want of room: {refused}, most at once: {most}, \
             at the end: {}\n\
             made and verified: {}, proved: {proved}, ended by a lock within: {} ms",
            size / MIB,
            saved,
            slowest,
            list.len(),
            rate(size, quickest),
            stopped.as_millis(),
        )
    }
}

/// Closes the desk in the midst of making a backup, and takes the time.
fn stop(room: Room) -> Duration {
    for file in fs::read_dir(room.path("vault-backups")).unwrap() {
        fs::remove_file(file.unwrap().path()).unwrap();
    }
    let pending = room.desk.keep_backups();
    std::thread::park_timeout(Duration::from_millis(300));
    let begun = Instant::now();
    drop(room.desk);
    drop(pending);
    begun.elapsed()
}

fn rate(bytes: u64, time: Duration) -> String {
    let millis = u64::try_from(time.as_millis()).unwrap().max(1);
    format!("{} MB/s", bytes / 1000 / millis)
}
