//! The shell: two windows over the command table, and nothing of the journal's own rules.
//!
//! The window `lock` makes and unlocks a vault; the window `main` shows an open one. Each has its
//! own page, its own capability, and its own commands. The capability says which page may give
//! which command; [`host`] asks once more, in every command, whether a vault is open. Locking
//! closes the vault and destroys the web view that had shown it.
//!
//! [`run`] is the program. [`shell`] is the same without what only one running program can have
//! (the single instance, remembered window sizes), so that tests can start it on a runtime without
//! a screen.

// Two places that the language counts as unsafe: see `renderer` and `wiping`.
#![deny(unsafe_code)]
// Commands are handed what they take, and keep none of it for anybody else.
#![allow(clippy::needless_pass_by_value)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]

pub mod about;
pub mod calls;
pub mod clipboard;
pub mod dialogs;
pub mod door;
pub mod folders;
pub mod forgotten;
pub mod host;
pub mod idle;
pub mod keeping;
pub mod keys;
pub mod links;
pub mod locking;
mod menu;
pub mod notification;
pub mod preferences;
pub mod printing;
pub mod recovery;
pub mod reminding;
pub mod removal;
mod renderer;
pub mod request;
pub mod restoring;
mod sleep;
mod spelling;
mod storage;
pub mod transfers;
pub mod unsaved;
pub mod vaults;
pub mod windows;
pub mod wiping;
pub mod words;

use dialogs::PathPicker;
use tauri::{AppHandle, Builder, Context, Manager as _, RunEvent, Runtime, Wry};
use tauri_plugin_window_state::StateFlags;

/// What is remembered of a window. Nothing of it tells what the window showed.
pub(crate) const REMEMBERED: StateFlags = StateFlags::SIZE
    .union(StateFlags::POSITION)
    .union(StateFlags::MAXIMIZED);

/// Runs the program until its last window is closed.
///
/// # Errors
/// When the system has no web view or no display.
pub fn run() -> tauri::Result<()> {
    renderer::choose();
    forbid_core_dumps();
    let single = tauri_plugin_single_instance::init(|app, _arguments, _folder| windows::show(app));
    let remembered = tauri_plugin_window_state::Builder::new()
        .with_state_flags(REMEMBERED)
        .with_filename("windows.json")
        .build();
    let builder = Builder::<Wry>::new().plugin(single).plugin(remembered);
    let context = folders::context(context());
    let app = shell(builder, dialogs::picker).build(context)?;
    app.manage(windows::Remembered);
    sleep::listen(app.handle());
    app.run(|app, event| {
        if let RunEvent::Exit = event {
            // The program ends when the database is closed and its keys are wiped, not before.
            app.state::<host::Host>().close().wait();
            clipboard::clear(app);
            reminding::withdraw(app);
            windows::forget(app);
        }
    });
    Ok(())
}

/// A picture of this program's memory on the disk would hold keys and entries. Where the system
/// does not let it be turned off, the program runs all the same.
fn forbid_core_dumps() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let none = Rlimit {
            current: Some(0),
            maximum: Some(0),
        };
        let _ = setrlimit(Resource::Core, none);
    }
}

/// The configuration, the pages and the capabilities, as they were when the program was built.
#[must_use]
pub fn context<R: Runtime>() -> Context<R> {
    tauri::generate_context!()
}

/// The commands, the state and the first window, for any runtime.
pub fn shell<R: Runtime>(
    builder: Builder<R>,
    picker: impl FnOnce(&AppHandle<R>) -> Box<dyn PathPicker> + Send + 'static,
) -> Builder<R> {
    builder
        .invoke_handler(tauri::generate_handler![
            door::door_strength,
            door::door_create,
            door::door_unlock,
            vaults::door_state,
            vaults::door_choose_place,
            vaults::door_choose,
            vaults::door_new,
            vaults::door_forget,
            restoring::restore_pick,
            restoring::restore_known,
            restoring::restore_newest,
            restoring::restore_plan,
            restoring::restore_run,
            restoring::restore_progress,
            restoring::restore_stop,
            forgotten::door_recovery,
            forgotten::door_recover,
            recovery::recovery_new,
            recovery::recovery_code,
            recovery::recovery_save,
            recovery::recovery_print,
            recovery::recovery_rehearse,
            recovery::recovery_drop,
            calls::call,
            calls::job_stop,
            locking::lock_now,
            locking::lock_ready,
            locking::stay_awake,
            vaults::vault_is_older,
            vaults::vault_go_on,
            unsaved::unsaved_set,
            unsaved::unsaved_get,
            transfers::share_to_file,
            transfers::import_from,
            transfers::export_to,
            transfers::backup_to,
            keeping::backup_place_choose,
            keys::keys_check,
            keys::keys_strength,
            keys::keys_change,
            keys::keys_rekey,
            keys::keys_recovery,
            keys::keys_recovery_remove,
            keys::keys_given_up,
            removal::vault_removal,
            removal::vault_remove,
            clipboard::copied,
            links::open_link,
            about::about,
        ])
        .on_window_event(locking::on_window_event)
        .setup(move |app| {
            let handle = app.handle();
            let preferences = preferences::Preferences::read(&folders::preferences(handle)?);
            app.manage(preferences);
            app.manage(host::Host::default());
            app.manage(locking::Leave::default());
            app.manage(unsaved::Unsaved::default());
            app.manage(lamplight_api::door::OfferedCode::default());
            app.manage(lamplight_api::door::Restoring::default());
            app.manage(forgotten::FromPaper::default());
            app.manage(clipboard::Copied::default());
            app.manage(reminding::Reminders::default());
            app.manage(removal::Removals::default());
            app.manage(keys::GivenUp::default());
            app.manage(dialogs::Picker(picker(handle)));
            windows::forget(handle);
            windows::open_lock(handle)?;
            Ok(())
        })
}
