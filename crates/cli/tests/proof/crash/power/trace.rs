//! What a run of the program does to the disk, call by call, as strace tells it.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::disk::{Change, Disk, Node, ROOT};
use crate::crash::Flow;

/// The calls that change files, and those that say which file is meant.
const CALLS: &str = "open,openat,creat,close,dup,dup2,dup3,lseek,write,writev,pwrite64,pwritev,\
                     fsync,fdatasync,ftruncate,fallocate,rename,renameat,renameat2,unlink,unlinkat,\
                     link,linkat,mkdir,mkdirat,rmdir,symlink,symlinkat,copy_file_range";

/// A step of a run.
#[derive(Debug, Clone)]
pub enum Step {
    Change(Change),
    /// Everything done to the file or folder so far is on the disk from here on.
    Sync(Node, Kind),
    /// Somebody was told something.
    Answer,
}

/// What was synced, for leaving it out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Database,
    Journal,
    Header,
    Folder,
    Other,
}

/// A run from its beginning to its end.
pub struct Recording {
    /// The disk before it.
    pub before: Disk,
    pub steps: Vec<Step>,
    pub answers: Vec<Value>,
}

/// Runs a flow to its end.
pub fn record(flow: &Flow) -> Recording {
    let home = (flow.prepare)();
    let root = fs::canonicalize(home.path()).unwrap();
    let before = Disk::of(&root);
    let notes = tempfile::tempdir().unwrap();
    let log = notes.path().join("strace.log");
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "--seccomp-bpf", "-xx", "-s", "16777216"]);
    command.args(["-e", &format!("trace={CALLS}"), "-e", "signal=none"]);
    command.arg("-o").arg(&log).arg((flow.program)());
    let answers = (flow.run)(&home, command);
    assert!(!answers.is_empty(), "{} does not end", flow.name);
    let mut reading = Reading {
        now: before.clone(),
        root,
        open: HashMap::new(),
        steps: Vec::new(),
    };
    for line in whole_lines(&fs::read_to_string(&log).unwrap()) {
        reading.read(&line);
    }
    let (told, found) = (reading.now.listed(), Disk::of(home.path()));
    let found = found.listed();
    let differing: Vec<_> = told
        .keys()
        .chain(found.keys())
        .filter(|path| told.get(*path) != found.get(*path))
        .collect();
    let name = flow.name;
    assert!(
        differing.is_empty(),
        "{name}: the trace is not whole: {differing:?}"
    );
    let mut before = before;
    before.make_room_as(&reading.now);
    Recording {
        before,
        steps: reading.steps,
        answers,
    }
}

/// The calls in the order of their ends. One during which another thread was at work is written in
/// two parts.
fn whole_lines(log: &str) -> Vec<String> {
    let mut begun: HashMap<&str, &str> = HashMap::new();
    let mut lines = Vec::new();
    for line in log.lines() {
        let (thread, rest) = line.trim_start().split_once(' ').unwrap();
        let rest = rest.trim_start();
        if let Some(begin) = rest.strip_suffix("<unfinished ...>") {
            begun.insert(thread, begin);
        } else if let Some(end) = rest.strip_prefix("<... ") {
            let (_, end) = end.split_once("resumed>").unwrap();
            lines.push(format!("{}{end}", begun.remove(thread).unwrap()));
        } else {
            lines.push(rest.to_owned());
        }
    }
    lines
}

/// An open file or folder, and where its next write goes.
struct Open {
    node: Node,
    kind: Kind,
    at: usize,
}

struct Reading {
    /// The disk with everything done.
    now: Disk,
    root: PathBuf,
    open: HashMap<String, Open>,
    steps: Vec<Step>,
}

impl Reading {
    fn read(&mut self, line: &str) {
        let Some((call, rest)) = line.split_once('(') else {
            return;
        };
        let Some((arguments, result)) = rest.rsplit_once(" = ") else {
            return;
        };
        let result = result.split(' ').next().unwrap();
        if result.starts_with('-') || result.starts_with('?') {
            return;
        }
        // A call that was written in two parts has a blank before its last bracket.
        let arguments: Vec<&str> = arguments
            .trim_end()
            .trim_end_matches(')')
            .trim_end()
            .split(", ")
            .collect();
        let here = "AT_FDCWD";
        match call {
            "open" | "creat" => self.opened(here, arguments[0], arguments.get(1), result),
            "openat" => self.opened(arguments[0], arguments[1], arguments.get(2), result),
            "close" => {
                self.open.remove(arguments[0]);
            }
            "lseek" => {
                if let Some(open) = self.open.get_mut(arguments[0]) {
                    open.at = result.parse().unwrap();
                }
            }
            "write" => self.written(arguments[0], arguments[1], None, result),
            "pwrite64" => {
                let at = Some(arguments[3].parse().unwrap());
                self.written(arguments[0], arguments[1], at, result);
            }
            // What is given back of a file is zero from then on; the file stays as long as it is.
            "fallocate" if arguments[1].contains("PUNCH_HOLE") => {
                if let Some(open) = self.open.get(arguments[0]) {
                    let (file, at) = (open.node, arguments[2].parse().unwrap());
                    let length: usize = arguments[3].parse().unwrap();
                    let within = self.now.length(file).saturating_sub(at).min(length);
                    self.change(Change::Write {
                        file,
                        at,
                        bytes: vec![0; within],
                    });
                }
            }
            "fsync" | "fdatasync" => {
                if let Some(open) = self.open.get(arguments[0]) {
                    self.steps.push(Step::Sync(open.node, open.kind));
                }
            }
            "ftruncate" => {
                if let Some(open) = self.open.get(arguments[0]) {
                    let length = arguments[1].parse().unwrap();
                    self.change(Change::Length {
                        file: open.node,
                        length,
                    });
                }
            }
            "rename" => self.renamed((here, arguments[0]), (here, arguments[1])),
            "renameat" | "renameat2" => {
                self.renamed((arguments[0], arguments[1]), (arguments[2], arguments[3]));
            }
            "link" => self.linked((here, arguments[0]), (here, arguments[1])),
            "linkat" => self.linked((arguments[0], arguments[1]), (arguments[2], arguments[3])),
            "unlink" | "rmdir" => self.named(here, arguments[0], None),
            "unlinkat" => self.named(arguments[0], arguments[1], None),
            "mkdir" | "mkdirat" => {
                let folder = self.now.folder();
                let (beside, path) = match call {
                    "mkdir" => (here, arguments[0]),
                    _ => (arguments[0], arguments[1]),
                };
                self.named(beside, path, Some(folder));
            }
            other => {
                let ours = self.open.contains_key(arguments[0]);
                assert!(!ours, "{other} is not known here: {line}");
            }
        }
    }

    fn change(&mut self, change: Change) {
        self.now.apply(&change);
        self.steps.push(Step::Change(change));
    }

    /// The folder a path lies in and its last name there; nothing for what is not ours.
    fn place(&self, beside: &str, path: &str) -> Option<(Node, String)> {
        let path = String::from_utf8(unquoted(path)).unwrap();
        let (mut node, below) = match self.open.get(beside) {
            Some(open) if !path.starts_with('/') => (open.node, Path::new(&path)),
            // The program runs in the home.
            _ if !path.starts_with('/') && beside == "AT_FDCWD" => (ROOT, Path::new(&path)),
            _ => (ROOT, Path::new(&path).strip_prefix(&self.root).ok()?),
        };
        let mut names: Vec<&str> = below
            .components()
            .map(|part| part.as_os_str().to_str().unwrap())
            .filter(|part| *part != ".")
            .collect();
        let last = names.pop().unwrap_or_default().to_owned();
        for name in names {
            node = self.now.named(node, name)?;
        }
        Some((node, last))
    }

    fn node(&self, beside: &str, path: &str) -> Option<Node> {
        let (folder, name) = self.place(beside, path)?;
        if name.is_empty() {
            Some(folder)
        } else {
            self.now.named(folder, &name)
        }
    }

    fn opened(&mut self, beside: &str, path: &str, flags: Option<&&str>, number: &str) {
        let flags = flags.copied().unwrap_or("O_CREAT|O_TRUNC");
        self.open.remove(number);
        let Some((folder, name)) = self.place(beside, path) else {
            return;
        };
        let node = self.node(beside, path);
        if let (true, Some(file)) = (flags.contains("O_TRUNC"), node) {
            self.change(Change::Length { file, length: 0 });
        }
        let node = node.unwrap_or_else(|| {
            assert!(
                flags.contains("O_CREAT"),
                "{name} was opened and is not there"
            );
            let file = self.now.file();
            self.change(Change::Names {
                folder,
                gone: None,
                given: Some((name.clone(), file)),
            });
            file
        });
        let kind = if flags.contains("O_DIRECTORY") || !self.now.is_file(node) {
            Kind::Folder
        } else if name.ends_with("-journal") {
            Kind::Journal
        } else if name.contains("vault.hdr") {
            Kind::Header
        } else if name.contains(".db") {
            Kind::Database
        } else {
            Kind::Other
        };
        let open = Open { node, kind, at: 0 };
        self.open.insert(number.to_owned(), open);
    }

    fn written(&mut self, number: &str, text: &str, at: Option<usize>, length: &str) {
        if number == "1" {
            // What the harness says around an answer is none.
            let text = unquoted(text);
            let lines = text.split_inclusive(|byte| *byte == b'\n');
            let answers = lines.filter(|line| line.starts_with(b"{") && line.ends_with(b"\n"));
            self.steps.extend(answers.map(|_| Step::Answer));
        }
        let Some(open) = self.open.get_mut(number) else {
            return;
        };
        let mut bytes = unquoted(text);
        bytes.truncate(length.parse().unwrap());
        let at = at.unwrap_or_else(|| {
            let at = open.at;
            open.at += bytes.len();
            at
        });
        let file = open.node;
        self.change(Change::Write { file, at, bytes });
    }

    fn named(&mut self, beside: &str, path: &str, given: Option<Node>) {
        let Some((folder, name)) = self.place(beside, path) else {
            return;
        };
        let change = match given {
            Some(node) => Change::Names {
                folder,
                gone: None,
                given: Some((name, node)),
            },
            None => Change::Names {
                folder,
                gone: Some(name),
                given: None,
            },
        };
        self.change(change);
    }

    fn linked(&mut self, from: (&str, &str), to: (&str, &str)) {
        if let Some(node) = self.node(from.0, from.1) {
            self.named(to.0, to.1, Some(node));
        }
    }

    fn renamed(&mut self, from: (&str, &str), to: (&str, &str)) {
        let node = self.node(from.0, from.1);
        let places = (self.place(from.0, from.1), self.place(to.0, to.1));
        let (Some(node), (Some((folder, gone)), Some((target, given)))) = (node, places) else {
            return;
        };
        assert_eq!(folder, target, "{gone} went to another folder");
        self.change(Change::Names {
            folder,
            gone: Some(gone),
            given: Some((given, node)),
        });
    }
}

/// The bytes of a string that is written as `"\x41\x42"`.
fn unquoted(text: &str) -> Vec<u8> {
    let digits = text.trim_matches('"');
    assert!(!text.ends_with("..."), "strace has cut a string short");
    digits
        .split("\\x")
        .skip(1)
        .map(|pair| u8::from_str_radix(pair, 16).unwrap())
        .collect()
}
