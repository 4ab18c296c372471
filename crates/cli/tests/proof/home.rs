//! A person's home with one vault in it, and the program run there.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Output, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

/// The program under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_lamplight-cli");
/// The passphrase of every vault here.
pub const PASSPHRASE: &str = "eleven quiet herons stand in the reeds";

/// A home of its own: HOME, the XDG folders and the temporary folder all lie in it.
pub struct Home {
    root: TempDir,
}

impl Home {
    /// An empty home.
    pub fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        for folder in ["data", "config", "cache", "state", "run", "tmp"] {
            std::fs::create_dir(root.path().join(folder)).unwrap();
        }
        Self { root }
    }

    /// A home with an empty vault.
    pub fn with_vault() -> Self {
        let home = Self::new();
        home.create();
        home
    }

    /// Makes the vault, with the cheapest key derivation there is.
    pub fn create(&self) {
        let made = self.run(
            &["vault", "create", "--memory-mib", "19", "--passes", "1"],
            "",
        );
        assert!(made.ok(), "{made:?}");
    }

    pub fn path(&self) -> &Path {
        self.root.path()
    }

    pub fn vault(&self) -> PathBuf {
        self.root.path().join("vault")
    }

    /// The vault's database file.
    pub fn database(&self) -> PathBuf {
        self.vault().join("journal-1.db")
    }

    /// Another home with copies of the vault, if there is one, and of the files beside it.
    pub fn copied(&self) -> Self {
        let copy = Self::new();
        let copy_files = |from: &Path, to: &Path| {
            for file in std::fs::read_dir(from).unwrap() {
                let file = file.unwrap();
                if file.file_type().unwrap().is_file() {
                    std::fs::copy(file.path(), to.join(file.file_name())).unwrap();
                }
            }
        };
        copy_files(self.path(), copy.path());
        if self.vault().exists() {
            std::fs::create_dir(copy.vault()).unwrap();
            let mode = std::fs::metadata(self.vault()).unwrap().permissions();
            std::fs::set_permissions(copy.vault(), mode).unwrap();
            copy_files(&self.vault(), &copy.vault());
        }
        copy
    }

    /// The environment a program gets here, and nothing else of ours.
    pub fn dress(&self, command: &mut Command) {
        let at = |name: &str| self.root.path().join(name);
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.root.path())
            .env("XDG_DATA_HOME", at("data"))
            .env("XDG_CONFIG_HOME", at("config"))
            .env("XDG_CACHE_HOME", at("cache"))
            .env("XDG_STATE_HOME", at("state"))
            .env("XDG_RUNTIME_DIR", at("run"))
            .env("TMPDIR", at("tmp"))
            .current_dir(self.root.path());
    }

    /// The words before the command: which vault, and that the passphrase is standard input's
    /// first line.
    pub fn opening(&self) -> Vec<String> {
        let vault = self.vault().to_str().unwrap().to_owned();
        ["--vault", &vault, "--passphrase-fd", "0", "--json"]
            .map(str::to_owned)
            .to_vec()
    }

    /// Runs one command to its end.
    pub fn run(&self, words: &[&str], body: &str) -> Answer {
        self.run_as(PASSPHRASE, words, body.as_bytes())
    }

    /// Runs one command with another passphrase.
    pub fn run_as(&self, passphrase: &str, words: &[&str], body: &[u8]) -> Answer {
        let mut command = Command::new(PROGRAM);
        command.args(self.opening()).args(words);
        self.dress(&mut command);
        feed(command, passphrase, body)
    }

    /// Runs one command and takes its answer for granted.
    pub fn ask(&self, words: &[&str], body: &str) -> Value {
        let answer = self.run(words, body);
        assert!(answer.ok(), "{words:?}: {answer:?}");
        answer.json()
    }

    /// Adds an entry and returns its id.
    pub fn add(&self, title: &str, body: &str) -> String {
        let words = ["entry", "add", "--kind", "reflection", "--title", title];
        self.ask(&words, body)["id"].as_str().unwrap().to_owned()
    }

    /// Opens the vault once for many requests.
    pub fn lines(&self) -> Lines {
        let mut command = Command::new(PROGRAM);
        command.args(self.opening()).args(["api", "--lines"]);
        self.dress(&mut command);
        Lines::start(command)
    }
}

/// Writes the passphrase and the body to a command's standard input, and waits for its end.
pub fn feed(mut command: Command, passphrase: &str, body: &[u8]) -> Answer {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = [passphrase.as_bytes(), b"\n", body].concat();
    // In a thread of its own: a program that refuses does not read on.
    let writing = std::thread::spawn(move || {
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap();
    Answer(output)
}

/// What a run of the program left.
#[derive(Debug)]
pub struct Answer(pub Output);

impl Answer {
    pub fn ok(&self) -> bool {
        self.0.status.success()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.0.stdout).unwrap_or_else(|_| panic!("no JSON: {self:?}"))
    }

    /// The error's code; the exit code has to be 1.
    pub fn code(&self) -> String {
        assert_eq!(self.0.status.code(), Some(1), "{self:?}");
        self.json()["error"]["code"]
            .as_str()
            .unwrap_or_else(|| panic!("{self:?}"))
            .to_owned()
    }
}

/// A running `api --lines`.
pub struct Lines {
    pub child: Child,
    stdin: Option<ChildStdin>,
    stdout: BufReader<ChildStdout>,
}

impl Lines {
    pub fn start(command: Command) -> Self {
        Self::start_as(PASSPHRASE, command)
    }

    /// With another passphrase.
    pub fn start_as(passphrase: &str, mut command: Command) -> Self {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let _ = stdin.write_all(format!("{passphrase}\n").as_bytes());
        let stdout = BufReader::new(child.stdout.take().unwrap());
        Self {
            child,
            stdin: Some(stdin),
            stdout,
        }
    }

    /// One request; `None` when the program is gone.
    pub fn try_ask(&mut self, name: &str, request: &Value) -> Option<Value> {
        let line = format!("{}\n", json!({ "name": name, "request": request }));
        self.stdin.as_mut()?.write_all(line.as_bytes()).ok()?;
        let mut answer = String::new();
        self.stdout.read_line(&mut answer).ok()?;
        serde_json::from_str(&answer).ok()
    }

    /// One request that has to succeed.
    pub fn ask(&mut self, name: &str, request: &Value) -> Value {
        let answer = self.try_ask(name, request).expect("the program is gone");
        assert!(answer.get("ok").is_some(), "{name}: {answer}");
        answer["ok"].clone()
    }

    /// Closes standard input and waits.
    pub fn end(mut self) -> std::process::ExitStatus {
        drop(self.stdin.take());
        self.child.wait().unwrap()
    }
}
