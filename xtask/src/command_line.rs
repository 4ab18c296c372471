//! A command with its arguments and variables: run here, or shown so that a person can type it.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result};

/// A program to run. `Display` writes it as one would type it into a shell.
#[derive(Clone, Debug, PartialEq)]
pub struct CommandLine {
    variables: Vec<(String, String)>,
    program: OsString,
    shown: Option<String>,
    arguments: Vec<OsString>,
    folder: Option<PathBuf>,
}

impl CommandLine {
    /// A program without arguments.
    pub fn new(program: impl Into<OsString>) -> Self {
        Self {
            variables: Vec::new(),
            program: program.into(),
            shown: None,
            arguments: Vec::new(),
            folder: None,
        }
    }

    /// The name to show in place of the program's path.
    pub fn shown_as(mut self, name: &str) -> Self {
        self.shown = Some(name.to_owned());
        self
    }

    /// More arguments.
    pub fn arguments<A: Into<OsString>>(mut self, more: impl IntoIterator<Item = A>) -> Self {
        self.arguments.extend(more.into_iter().map(Into::into));
        self
    }

    /// The same at the end of another command, which starts it.
    pub fn behind<A: Into<OsString>>(mut self, other: impl IntoIterator<Item = A>) -> Self {
        let mut words: Vec<OsString> = other.into_iter().map(Into::into).collect();
        words.push(self.program);
        words.append(&mut self.arguments);
        self.program = words.remove(0);
        self.arguments = words;
        self.shown = None;
        self
    }

    /// One environment variable, added to those of this process.
    pub fn variable(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The folder to run in.
    pub fn folder(mut self, folder: &Path) -> Self {
        self.folder = Some(folder.to_owned());
        self
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments);
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        if let Some(folder) = &self.folder {
            command.current_dir(folder);
        }
        command
    }

    fn shown(&self) -> String {
        self.shown
            .clone()
            .unwrap_or_else(|| self.program.to_string_lossy().into_owned())
    }

    /// Runs it with this terminal as its own; `Ok(false)` when it reports failure.
    pub fn run(&self) -> Result<bool> {
        let status = self.command().status();
        Ok(status
            .with_context(|| format!("{} could not be started", self.shown()))?
            .success())
    }

    /// Runs it and fails when it reports failure.
    pub fn run_or_fail(&self) -> Result<()> {
        anyhow::ensure!(self.run()?, "failed: {self}");
        Ok(())
    }

    /// Runs it and gives back what it wrote to standard output; fails when it reports failure.
    pub fn output(&self) -> Result<Vec<u8>> {
        let output = self.command().stderr(Stdio::inherit()).output();
        let output = output.with_context(|| format!("{} could not be started", self.shown()))?;
        anyhow::ensure!(output.status.success(), "failed: {self}");
        Ok(output.stdout)
    }

    /// Whether it starts and reports success, with nothing printed.
    pub fn answers(&self) -> bool {
        let mut command = self.command();
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    }
}

impl fmt::Display for CommandLine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, value) in &self.variables {
            write!(formatter, "{name}={} ", quoted(value))?;
        }
        write!(formatter, "{}", quoted(&self.shown()))?;
        for argument in &self.arguments {
            write!(formatter, " {}", quoted(&OsStr::to_string_lossy(argument)))?;
        }
        Ok(())
    }
}

/// A word as a shell takes it back unchanged.
fn quoted(word: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_./=:,+@".contains(letter);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_shown_as_one_would_type_it() {
        let line = CommandLine::new("/opt/bin/cargo")
            .shown_as("cargo")
            .arguments(["doc", "--no-deps"])
            .variable("RUSTDOCFLAGS", "-D warnings");
        assert_eq!(
            line.to_string(),
            "RUSTDOCFLAGS='-D warnings' cargo doc --no-deps"
        );
    }

    #[test]
    fn a_command_behind_another_is_its_last_argument() {
        let line = CommandLine::new("/opt/bin/cargo")
            .shown_as("cargo")
            .arguments(["doc"])
            .behind(["nice", "-n", "5"]);
        assert_eq!(line.to_string(), "nice -n 5 /opt/bin/cargo doc");
    }

    #[test]
    fn words_that_a_shell_would_read_are_quoted() {
        assert_eq!(quoted("fonts-noto-cjk"), "fonts-noto-cjk");
        assert_eq!(quoted("test(crash::)"), "'test(crash::)'");
        assert_eq!(quoted("it's"), r"'it'\''s'");
        assert_eq!(quoted(""), "''");
    }

    #[test]
    fn a_program_that_is_not_there_is_an_error_and_does_not_answer() {
        let line = CommandLine::new("lamplight-no-such-program");
        assert!(!line.answers());
        assert!(
            line.run()
                .unwrap_err()
                .to_string()
                .contains("lamplight-no-such-program")
        );
    }
}
