//! Killed at any moment, or refused by the disk at any call, the program loses nothing it has answered
//! for.
//!
//! `strace` kills it with SIGKILL as it enters its n-th write, sync, rename or removal, or has that
//! call fail, for every n of every flow; the vault is then opened again and compared with what was
//! answered. Whatever lies there at that moment, half done or whole, is its owner's alone, and no word
//! can be read in it.

mod flows;
mod in_place;
mod keys;
mod memory;
mod modes;
mod plain;
mod power;
mod rounds;
mod wrong;

use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};

use crate::home::{Home, PROGRAM};

/// The calls that change something on a disk.
const CALLS: &str = "write,writev,pwrite64,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,link,linkat,ftruncate,mkdir,mkdirat,rmdir";

/// One moment to die at.
#[derive(Debug, Clone)]
struct Point {
    flow: usize,
    call: String,
    when: u32,
}

/// What is done while the axe falls.
pub struct Flow {
    pub name: &'static str,
    pub program: fn() -> PathBuf,
    pub prepare: fn() -> Home,
    pub run: fn(&Home, Command) -> Vec<Value>,
    pub judge: fn(&Home, &[Value], &str),
}

const FLOWS: &[Flow] = &[
    flows::CREATE,
    flows::WRITE,
    flows::IMPORT,
    keys::PASSPHRASE_CHANGE,
    keys::REKEY,
    keys::BACKUP,
    keys::RESTORE,
    in_place::RESTORE,
];

fn strace() -> Command {
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "--seccomp-bpf"]);
    command
}

/// The command line.
fn command_line() -> PathBuf {
    PROGRAM.into()
}

/// How often each call is made in a flow by the thread that makes it most.
fn count(flow: usize) -> Vec<Point> {
    let home = (FLOWS[flow].prepare)();
    let log = home.path().join("strace.log");
    let mut command = strace();
    command
        .arg("-o")
        .arg(&log)
        .args(["-e", &format!("trace={CALLS}"), "-e", "signal=none"]);
    command.arg((FLOWS[flow].program)());
    let answers = (FLOWS[flow].run)(&home, command);
    assert!(
        !answers.is_empty(),
        "the flow {} does not run to its end",
        FLOWS[flow].name
    );
    let mut counts = std::collections::BTreeMap::new();
    for line in std::fs::read_to_string(&log).unwrap().lines() {
        let Some((thread, rest)) = line.split_once(' ') else {
            continue;
        };
        let Some((call, _)) = rest.trim().split_once('(') else {
            continue;
        };
        if CALLS.split(',').any(|known| known == call) {
            *counts
                .entry((call.to_owned(), thread.to_owned()))
                .or_insert(0_u32) += 1;
        }
    }
    let mut most = std::collections::BTreeMap::new();
    for ((call, _), n) in counts {
        let known = most.entry(call).or_insert(0);
        *known = n.max(*known);
    }
    most.into_iter()
        .flat_map(|(call, n)| {
            (1..=n).map(move |when| Point {
                flow,
                call: call.clone(),
                when,
            })
        })
        .collect()
}

/// What befalls the program at a point.
#[derive(Debug, Clone, Copy)]
enum Fate {
    Killed,
    DiskFull,
    DiskFails,
}

impl Fate {
    fn injected(self) -> &'static str {
        match self {
            Self::Killed => "signal=SIGKILL",
            Self::DiskFull => "error=ENOSPC",
            Self::DiskFails => "error=EIO",
        }
    }
}

fn meet(fate: Fate, point: &Point, templates: &[Home]) {
    let flow = &FLOWS[point.flow];
    let at = format!(
        "{}, {fate:?} at {} number {}",
        flow.name, point.call, point.when
    );
    let template = &templates[point.flow];
    let home = template.copied();
    let mut command = modes::under(modes::UMASKS[point.when as usize % 3], &strace());
    command.args(["-o", "/dev/null", "-e", &format!("trace={}", point.call)]);
    let injected = fate.injected();
    command.args([
        "-e",
        &format!("inject={}:{injected}:when={}", point.call, point.when),
    ]);
    command.arg((flow.program)());
    let answers = (flow.run)(&home, command);
    modes::assert_private(&home, template, &at);
    plain::assert_none(&home, template, &at);
    (flow.judge)(&home, &answers, &at);
}

/// The seed that was asked for, or the usual one.
fn seed() -> u64 {
    let asked = std::env::var("LAMPLIGHT_CRASH_SEED");
    asked.ok().and_then(|s| s.parse().ok()).unwrap_or(1)
}

/// A seeded sample, as large as was asked for: the same for the same seed on any machine.
fn sample<T>(points: Vec<T>, usual: usize) -> Vec<T> {
    let wanted = match std::env::var("LAMPLIGHT_CRASH_POINTS").as_deref() {
        Ok("all") => points.len(),
        Ok(number) => number
            .parse()
            .expect("LAMPLIGHT_CRASH_POINTS is a number or all"),
        Err(_) => usual,
    };
    let mut state = seed().wrapping_mul(2).wrapping_add(1);
    let mut keyed: Vec<(u64, T)> = points
        .into_iter()
        .map(|point| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state, point)
        })
        .collect();
    keyed.sort_by_key(|(key, _)| *key);
    keyed.truncate(wanted);
    keyed.into_iter().map(|(_, point)| point).collect()
}

/// The points of every flow of which a seeded sample, or all, are met.
fn met(fates: &[Fate], usual: usize) {
    let points: Vec<Point> = (0..FLOWS.len()).flat_map(count).collect();
    let all = points.len();
    assert!(
        all >= 500,
        "only {all} points were found: the flows or the tracer changed"
    );
    let templates: Vec<Home> = FLOWS.iter().map(|flow| (flow.prepare)()).collect();
    let points = sample(points, usual);
    for point in &points {
        for fate in fates {
            meet(*fate, point, &templates);
        }
    }
    println!(
        "{fates:?}: {} of {all} points (seed {}): nothing answered was lost, nothing \
         open to others under umask 000, 022 and 077, nothing readable in any file",
        points.len(),
        seed()
    );
}

#[test]
fn killed_at_any_write_sync_rename_or_removal_nothing_answered_is_lost() {
    met(&[Fate::Killed], 60);
}

#[test]
fn refused_by_the_disk_at_any_of_them_nothing_answered_is_lost() {
    met(&[Fate::DiskFull, Fate::DiskFails], 25);
}

/// The control: what is judged can fail. A vault whose acknowledged entry was taken away is found
/// out by the same judgement.
#[test]
fn the_judgement_notices_a_lost_entry() {
    let home = flows::prepared();
    let none = Command::new(PROGRAM);
    let answers = (flows::WRITE.run)(&home, none);
    (flows::WRITE.judge)(&home, &answers, "control");
    let lost = json!({ "ok": { "id": "never written" } });
    let one_too_many: Vec<Value> = answers.iter().cloned().chain([lost]).collect();
    let judged =
        std::panic::catch_unwind(|| (flows::WRITE.judge)(&home, &one_too_many[..2], "control"));
    assert!(judged.is_err());
}
