//! What a test says beforehand: the answers of file dialogs, and saves that wait or fail.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use lamplight_api::{ApiError, Code, Command, CommandKind, Event, Stale, Step};

/// The script of one run.
#[derive(Default)]
pub struct Script {
    lines: Mutex<Lines>,
    released: Condvar,
}

#[derive(Default)]
struct Lines {
    paths: VecDeque<Option<PathBuf>>,
    last_path: Option<PathBuf>,
    refusals: u32,
    held: bool,
    keys_held: bool,
    keys_stand: bool,
    links: Vec<String>,
    awake: u32,
    copies: u32,
    cuts: u32,
    printed: u32,
    prints: Option<String>,
}

impl Script {
    /// The next file dialog gives this path, or is cancelled.
    pub fn pick(&self, path: Option<PathBuf>) {
        self.lock().paths.push_back(path);
    }

    /// What the file dialog gives; without a script it is cancelled.
    pub fn picked(&self) -> Option<PathBuf> {
        let mut lines = self.lock();
        let path = lines.paths.pop_front().flatten()?;
        lines.last_path = Some(path.clone());
        Some(path)
    }

    /// The path of the last file dialog that was not cancelled.
    pub fn picked_before(&self) -> Option<PathBuf> {
        self.lock().last_path.clone()
    }

    /// So many of the next changes of entries are refused as on a full disk.
    pub fn refuse(&self, times: u32) {
        self.lock().refusals = times;
    }

    /// Changes of entries wait from now on, or go on.
    pub fn hold(&self, held: bool) {
        self.lock().held = held;
        self.released.notify_all();
    }

    /// Giving the vault other keys stands still from now on, in its middle, or goes on.
    pub fn hold_keys(&self, held: bool) {
        self.lock().keys_held = held;
        self.released.notify_all();
    }

    /// Whether it stands still now.
    pub fn keys_stand(&self) -> bool {
        self.lock().keys_stand
    }

    /// Keeps the vault's thread where it told this, for as long as the script says.
    pub fn after(&self, event: &Event) {
        let Event::Progress(progress) = event else {
            return;
        };
        if progress.step == Step::Encrypting {
            let mut lines = self.lock();
            lines.keys_stand = lines.keys_held;
            let waited = self.released.wait_while(lines, |lines| lines.keys_held);
            waited.unwrap_or_else(PoisonError::into_inner).keys_stand = false;
        }
    }

    /// Lets a command through when the script has nothing against it. Only changes of entries are
    /// held or refused: what a person loses.
    pub fn before(&self, command: Command) -> Result<(), ApiError> {
        let changes = command.kind() == CommandKind::Mutate;
        if !changes || !command.stale().contains(&Stale::Entries) {
            return Ok(());
        }
        let lines = self.lock();
        let waited = self.released.wait_while(lines, |lines| lines.held);
        let mut lines = waited.unwrap_or_else(PoisonError::into_inner);
        if lines.refusals == 0 {
            return Ok(());
        }
        lines.refusals -= 1;
        Err(ApiError::new(Code::NoSpace, "the disk is full"))
    }

    /// A link is opened outside.
    pub fn open(&self, link: String) {
        self.lock().links.push(link);
    }

    /// The links opened so far.
    pub fn links(&self) -> Vec<String> {
        self.lock().links.clone()
    }

    /// How printing goes from now on, in the word of the host command.
    pub fn set_printing(&self, goes: String) {
        self.lock().prints = Some(goes);
    }

    /// A page is printed. Answers how that went.
    pub fn print(&self) -> String {
        let mut lines = self.lock();
        lines.printed += 1;
        let goes = lines.prints.clone();
        goes.unwrap_or_else(|| "sent".to_owned())
    }

    /// How many pages were to be printed.
    pub fn printed(&self) -> u32 {
        self.lock().printed
    }

    /// Somebody is there.
    pub fn stay_awake(&self) {
        self.lock().awake += 1;
    }

    /// How often somebody was there.
    pub fn awake(&self) -> u32 {
        self.lock().awake
    }

    /// Something was copied out of a page, or cut.
    pub fn copy(&self, cut: bool) {
        let mut lines = self.lock();
        if cut {
            lines.cuts += 1;
        } else {
            lines.copies += 1;
        }
    }

    /// How often something was copied.
    pub fn copies(&self) -> u32 {
        self.lock().copies
    }

    /// How often something was cut.
    pub fn cuts(&self) -> u32 {
        self.lock().cuts
    }

    fn lock(&self) -> MutexGuard<'_, Lines> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
