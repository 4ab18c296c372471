//! A folder of its own with a vault in it, and the program run there.
//!
//! The passphrase goes in on descriptor 3, as a script would hand it over; where descriptors do not
//! travel between programs, on standard input before the body.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// The program under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_lamplight-cli");
/// The passphrase of every vault here.
pub const PASSPHRASE: &str = "four grey geese över the marsh";

/// A folder with, perhaps, a vault in it.
pub struct Shell {
    home: TempDir,
}

impl Shell {
    /// A folder without a vault.
    pub fn without_vault() -> Self {
        Self {
            home: tempfile::tempdir().unwrap(),
        }
    }

    /// A folder with an empty vault.
    pub fn new() -> Self {
        let shell = Self::without_vault();
        let create = ["vault", "create", "--memory-mib", "19", "--passes", "1"];
        shell.json(&create);
        shell
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    pub fn vault(&self) -> PathBuf {
        self.path("vault")
    }

    /// A run of the program with these words, in JSON.
    pub fn run(&self, words: &[&str]) -> Run {
        Run {
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            home: self.home.path().to_path_buf(),
            json: true,
            passphrase: Some(PASSPHRASE.to_owned()),
            stdin: Vec::new(),
        }
    }

    /// Runs, expects success, and reads the answer.
    pub fn json(&self, words: &[&str]) -> Value {
        self.run(words).end().json()
    }

    /// Runs, expects a refusal, and gives its code.
    pub fn refused(&self, words: &[&str]) -> String {
        self.run(words).end().code()
    }

    /// Runs for people, expects success, and gives the words.
    pub fn words(&self, words: &[&str]) -> String {
        let ended = self.run(words).for_people().end();
        assert_eq!(ended.exit, 0, "{ended:?}");
        ended.out()
    }

    /// Adds an entry of one kind and gives its name.
    pub fn add(&self, title: &str, body: &str) -> String {
        let words = ["entry", "add", "--kind", "reflection", "--title", title];
        let added = self.run(&words).stdin(body).end().json();
        added["id"].as_str().unwrap().to_owned()
    }

    /// Writes a file `corpus.jsonl` of so many small entries.
    pub fn corpus(&self, entries: u32) {
        let mut file =
            std::io::BufWriter::new(std::fs::File::create(self.path("corpus.jsonl")).unwrap());
        for n in 0..entries {
            let line = serde_json::json!({
                "id": format!("e{n}"), "created_at": "2024-05-01T21:10:00Z", "body": "b",
            });
            writeln!(file, "{line}").unwrap();
        }
        file.flush().unwrap();
    }
}

/// A run that has not begun.
pub struct Run {
    words: Vec<String>,
    home: PathBuf,
    json: bool,
    passphrase: Option<String>,
    stdin: Vec<u8>,
}

impl Run {
    /// Without `--json`.
    pub fn for_people(mut self) -> Self {
        self.json = false;
        self
    }

    pub fn stdin(mut self, bytes: impl AsRef<[u8]>) -> Self {
        self.stdin = bytes.as_ref().to_vec();
        self
    }

    /// Another passphrase, or none handed over at all.
    pub fn passphrase(mut self, passphrase: Option<&str>) -> Self {
        self.passphrase = passphrase.map(str::to_owned);
        self
    }

    /// The command as it will be run, without its standard streams.
    pub fn command(&self) -> Command {
        let mut command = Command::new(PROGRAM);
        command.arg("--vault").arg(self.home.join("vault"));
        if self.passphrase.is_some() {
            let number = if cfg!(unix) { "3" } else { "0" };
            command.args(["--passphrase-fd", number]);
        }
        if self.json {
            command.arg("--json");
        }
        dressed(&mut command, &self.home);
        command.args(&self.words);
        command
    }

    /// Starts it with pipes for its streams; standard input is left open and empty.
    pub fn start(&self) -> Child {
        let mut command = self.command();
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        #[cfg(unix)]
        if let Some(passphrase) = &self.passphrase {
            hand_over(&mut command, &[(3, format!("{passphrase}\n").as_bytes())]);
        }
        command.spawn().unwrap()
    }

    /// Runs it to its end.
    pub fn end(self) -> Ended {
        let mut input = Vec::new();
        if let (Some(passphrase), false) = (&self.passphrase, cfg!(unix)) {
            input = format!("{passphrase}\n").into_bytes();
        }
        input.extend_from_slice(&self.stdin);
        finish(self.start(), input)
    }
}

/// The environment of every run: this folder is home, and nothing of ours is in it.
pub fn dressed(command: &mut Command, home: &Path) {
    command
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", home)
        .env("TMPDIR", home)
        .env("TZ", "Europe/Dublin")
        .current_dir(home);
    #[cfg(windows)]
    command.env(
        "SystemRoot",
        std::env::var_os("SystemRoot").unwrap_or_default(),
    );
}

/// Hands bytes over on descriptors by number. What is written has to fit into a pipe.
#[cfg(unix)]
pub fn hand_over(command: &mut Command, secrets: &[(i32, &[u8])]) {
    use command_fds::{CommandFdExt as _, FdMapping};

    let mappings = secrets.iter().map(|(number, bytes)| {
        let (reader, mut writer) = std::io::pipe().unwrap();
        writer.write_all(bytes).unwrap();
        FdMapping {
            parent_fd: reader.into(),
            child_fd: *number,
        }
    });
    command.fd_mappings(mappings.collect()).unwrap();
}

/// Writes the whole of standard input and waits for the end.
pub fn finish(mut child: Child, input: Vec<u8>) -> Ended {
    let mut stdin = child.stdin.take().unwrap();
    // On a thread of its own: a program that refuses does not read to the end.
    let writing = std::thread::spawn(move || {
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap();
    Ended::of(output)
}

/// How a run ended: with 0, 1 or 2. Everything else fails the test at once.
#[derive(Debug)]
pub struct Ended {
    pub exit: i32,
    pub output: Output,
}

impl Ended {
    pub fn of(output: Output) -> Self {
        let exit = code(output.status);
        assert!((0..=2).contains(&exit), "{output:?}");
        Self { exit, output }
    }

    /// Standard output.
    pub fn out(&self) -> String {
        String::from_utf8(self.output.stdout.clone()).unwrap()
    }

    /// Standard error.
    pub fn err(&self) -> String {
        String::from_utf8(self.output.stderr.clone()).unwrap()
    }

    /// The answer of a run that went well: one JSON value on one line.
    pub fn json(&self) -> Value {
        assert_eq!(self.exit, 0, "{self:?}");
        assert_eq!(self.err(), "", "{self:?}");
        self.one_value()
    }

    /// The code of a refusal in JSON.
    pub fn code(&self) -> String {
        assert_eq!(self.exit, 1, "{self:?}");
        assert_eq!(self.err(), "", "{self:?}");
        let error = self.one_value()["error"].clone();
        assert!(error["message"].is_string(), "{self:?}");
        error["code"].as_str().unwrap().to_owned()
    }

    fn one_value(&self) -> Value {
        let out = self.out();
        assert_eq!(out.matches('\n').count(), 1, "{out}");
        assert!(out.ends_with('\n'), "{out}");
        serde_json::from_str(&out).unwrap()
    }
}

/// The exit code; a signal is none.
pub fn code(status: ExitStatus) -> i32 {
    status.code().unwrap_or(-1)
}
