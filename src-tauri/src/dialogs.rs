//! The system's own dialogs: choosing a place on the disk, and a question.

use std::future::Future;
use std::path::PathBuf;
use std::sync::mpsc;

use rfd::{AsyncFileDialog, AsyncMessageDialog, MessageButtons, MessageDialogResult};
use tauri::{AppHandle, Manager as _, Runtime, WebviewWindow};

use crate::windows::{LOCK, MAIN};
use crate::words::Words;

/// What a place is chosen for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// A folder that is there.
    Folder,
    /// A file that is there.
    File,
    /// A new file or folder, with the name that is proposed. A place that is taken is one that
    /// somebody agreed to replace.
    Save(String),
}

/// Chooses places on the disk. A page never names one.
pub trait PathPicker: Send + Sync {
    /// Asks and waits for the answer; nothing when it was cancelled. Not for the thread that draws.
    fn pick(&self, ask: &Ask) -> Option<PathBuf>;
}

/// The picker of this program.
pub struct Picker(pub Box<dyn PathPicker>);

/// The picker that the program runs with.
#[cfg(not(feature = "e2e"))]
#[must_use]
pub fn picker<R: Runtime>(app: &AppHandle<R>) -> Box<dyn PathPicker> {
    Box::new(Native(app.clone()))
}

/// The picker for tests of the real window.
#[cfg(feature = "e2e")]
#[must_use]
pub fn picker<R: Runtime>(_app: &AppHandle<R>) -> Box<dyn PathPicker> {
    Box::new(scripted::Scripted::default())
}

/// The system's own dialogs.
pub struct Native<R: Runtime>(AppHandle<R>);

impl<R: Runtime> PathPicker for Native<R> {
    fn pick(&self, ask: &Ask) -> Option<PathBuf> {
        let ask = ask.clone();
        let chosen = shown(&self.0, move |window| {
            let words = Words::english();
            let mut dialog = AsyncFileDialog::new();
            if let Some(window) = window {
                dialog = dialog.set_parent(&window);
            }
            async move {
                match ask {
                    Ask::Folder => {
                        let dialog = dialog.set_title(words.say("shell-choose-folder"));
                        dialog.pick_folder().await
                    }
                    Ask::File => {
                        let dialog = dialog.set_title(words.say("shell-choose-file"));
                        dialog.pick_file().await
                    }
                    Ask::Save(name) => {
                        let dialog = dialog.set_title(words.say("shell-save"));
                        dialog.set_file_name(name).save_file().await
                    }
                }
            }
        });
        let path = chosen.flatten()?.path().to_path_buf();
        forget(&self.0, path.clone());
        Some(path)
    }
}

/// GTK's own dialog notes what was chosen among the files that were used last, where others see it.
/// The note is taken back before it is written.
#[cfg(target_os = "linux")]
fn forget<R: Runtime>(app: &AppHandle<R>, path: PathBuf) {
    use gtk::prelude::RecentManagerExt as _;
    let forgotten = app.run_on_main_thread(move || {
        let Ok(name) = gtk::glib::filename_to_uri(path, None) else {
            return;
        };
        if let Some(recent) = gtk::RecentManager::default() {
            // It is not there when another program showed the dialog.
            let _ = recent.remove_item(&name);
        }
    });
    // Nothing is drawn any more when the program ends.
    drop(forgotten);
}

/// Elsewhere a dialog's note, where the system makes one, cannot be taken back from here.
#[cfg(not(target_os = "linux"))]
fn forget<R: Runtime>(_app: &AppHandle<R>, _path: PathBuf) {}

/// Takes dialogs that are open from the screen, as if they were cancelled: what they ask about may
/// not be seen any more.
#[cfg(target_os = "linux")]
pub fn dismiss<R: Runtime>(app: &AppHandle<R>) {
    use gtk::prelude::{Cast as _, DialogExt as _};
    let dismissed = app.run_on_main_thread(|| {
        if !gtk::is_initialized_main_thread() {
            return;
        }
        for window in gtk::Window::list_toplevels() {
            if let Ok(dialog) = window.downcast::<gtk::Dialog>() {
                dialog.response(gtk::ResponseType::Cancel);
            }
        }
    });
    // Nothing is drawn any more when the program ends.
    drop(dismissed);
}

/// Elsewhere the system's dialogs belong to the window and go with it.
#[cfg(not(target_os = "linux"))]
pub fn dismiss<R: Runtime>(_app: &AppHandle<R>) {}

/// A question with two answers.
pub struct Question {
    /// What it is about.
    pub title: String,
    /// The question.
    pub text: String,
    /// The answer that agrees.
    pub yes: String,
    /// The answer that does not.
    pub no: String,
}

/// Asks and waits for the answer. Not for the thread that draws.
pub fn agreed<R: Runtime>(app: &AppHandle<R>, question: Question) -> bool {
    let yes = question.yes.clone();
    let answer = shown(app, move |window| {
        let buttons = MessageButtons::OkCancelCustom(question.yes, question.no);
        let mut dialog = AsyncMessageDialog::new()
            .set_title(question.title)
            .set_description(question.text)
            .set_buttons(buttons);
        if let Some(window) = window {
            dialog = dialog.set_parent(&window);
        }
        dialog.show()
    });
    match answer {
        Some(MessageDialogResult::Ok | MessageDialogResult::Yes) => true,
        Some(MessageDialogResult::Custom(said)) => said == yes,
        _ => false,
    }
}

/// Begins a dialog on the thread that draws, as every system wants, and waits for its answer on
/// this one.
fn shown<R: Runtime, T, Answer>(
    app: &AppHandle<R>,
    show: impl FnOnce(Option<WebviewWindow<R>>) -> Answer + Send + 'static,
) -> Option<T>
where
    T: Send + 'static,
    Answer: Future<Output = T> + Send + 'static,
{
    let (sender, receiver) = mpsc::channel();
    let main = app.get_webview_window(MAIN);
    let window = main.or_else(|| app.get_webview_window(LOCK));
    let asked = app.run_on_main_thread(move || {
        let answer = show(window);
        tauri::async_runtime::spawn(async move {
            // Nobody waits any more when the program ends.
            let _ = sender.send(answer.await);
        });
    });
    asked.ok()?;
    receiver.recv().ok()
}

#[cfg(feature = "e2e")]
mod scripted {
    //! A picker that follows a script: each line of the file named by `LAMPLIGHT_PICKS` is the
    //! answer to the next dialog, and an empty line cancels it. The file may grow while the
    //! program runs.

    use std::fs;
    use std::path::PathBuf;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::{Ask, PathPicker};

    #[derive(Default)]
    pub struct Scripted(AtomicUsize);

    impl PathPicker for Scripted {
        fn pick(&self, _ask: &Ask) -> Option<PathBuf> {
            let script = fs::read_to_string(std::env::var_os("LAMPLIGHT_PICKS")?).ok()?;
            let next = self.0.fetch_add(1, Ordering::Relaxed);
            let line = script.lines().nth(next)?;
            (!line.is_empty()).then(|| PathBuf::from(line))
        }
    }
}
