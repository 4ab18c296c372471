//! A run of a program, and every call of it that writes.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::home::{Answer, Home, feed};

/// The files that somebody wants a code in.
pub const WANTED: [&str; 3] = ["code.txt", "unwanted.txt", "anew.txt"];
const WRITES: [&str; 6] = [
    "write", "writev", "pwrite64", "pwritev", "pwritev2", "sendto",
];

/// What the calls of a run have written.
pub struct Watched(pub String);

impl Watched {
    pub fn run(
        home: &Home,
        program: &Path,
        dress: impl Fn(&mut Command),
        typed: &str,
    ) -> (Self, Answer) {
        let notes = tempfile::tempdir().unwrap();
        let log = notes.path().join("strace.log");
        let mut command = Command::new("strace");
        command.args(["-f", "-qq", "-y", "-s", "2000000", "-o"]);
        let calls = "openat,open,creat,memfd_create,socket,connect,sendmsg";
        let trace = format!("trace={calls},{}", WRITES.join(","));
        command.arg(&log).args(["-e", &trace, "-e", "signal=none"]);
        command.arg(program);
        dress(&mut command);
        let (first, rest) = typed.split_once('\n').unwrap();
        let answer = feed(command, first, rest.as_bytes());
        let calls = fs::read(&log).unwrap();
        let watched = Self(String::from_utf8(calls).unwrap());
        watched.assert_within(home);
        let here = home.path().to_str().unwrap();
        assert!(!answer.ok() || watched.0.contains(here), "the control");
        (watched, answer)
    }

    /// Whatever is opened for writing lies in the home.
    fn assert_within(&self, home: &Home) {
        let told = home.path().to_str().unwrap();
        let for_writing = |call: &&str| {
            call.contains("O_WRONLY") || call.contains("O_RDWR") || call.contains("creat(")
        };
        let opened: Vec<&str> = self.0.lines().filter(for_writing).collect();
        let strayed = opened.iter().filter(|call| {
            let known = [told, "\"/dev/null\"", "\"/dev/tty\"", "/proc/self"];
            !call.contains(" ENOENT ") && !known.iter().any(|known| call.contains(known))
        });
        assert_eq!(strayed.collect::<Vec<_>>(), Vec::<&&str>::new());
        for call in ["memfd_create(", "socket(", "sendmsg("] {
            assert!(!self.0.contains(call), "{call}");
        }
    }

    /// The writes to files with one of the words in them.
    pub fn spilled(&self, words: &[String]) -> Vec<&str> {
        let calls = self.0.lines().filter_map(|line| {
            let call = line.trim_start().split_once(' ')?.1.trim_start();
            // What is said goes to whoever asked.
            let is_said = call.starts_with("write(1<") || call.starts_with("write(2<");
            (!is_said
                && WRITES
                    .iter()
                    .any(|name| call.starts_with(&format!("{name}("))))
            .then_some(call)
        });
        calls
            .filter(|call| words.iter().any(|word| call.contains(word)))
            .collect()
    }
}

/// A word as it may be written: in UTF-8, and for a code without its hyphens and in part.
pub fn forms(secrets: &[&str]) -> Vec<String> {
    let all = secrets.iter().flat_map(|secret| {
        [
            (*secret).to_owned(),
            secret.replace('-', ""),
            secret[..14].to_owned(),
            secret[secret.len() - 14..].to_owned(),
        ]
    });
    all.collect()
}

/// Files that hold one of the words, in UTF-8 or UTF-16.
pub fn holding(folder: &Path, words: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(holding(&path, words));
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        let holds = |word: &[u8]| bytes.windows(word.len()).any(|window| window == word);
        let wide =
            |word: &str| -> Vec<u8> { word.encode_utf16().flat_map(u16::to_le_bytes).collect() };
        if words
            .iter()
            .any(|word| holds(word.as_bytes()) || holds(&wide(word)))
        {
            found.push(path.file_name().unwrap().to_string_lossy().into_owned());
        }
    }
    found.sort();
    found
}

pub fn assert_only_wanted(watched: &Watched, home: &Home, words: &[String]) {
    for call in watched.spilled(words) {
        let is_wanted = WANTED
            .iter()
            .any(|name| call.contains(&format!("/.{name}.")));
        assert!(is_wanted, "{}", &call[..call.len().min(400)]);
    }
    let found = holding(home.path(), words);
    assert!(
        found.iter().all(|name| WANTED.contains(&name.as_str())),
        "{found:?}"
    );
}
