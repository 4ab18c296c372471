//! The two windows, and what a page may not do in them.

use std::path::PathBuf;

use lamplight_api::door::OfferedCode;
use tauri::utils::config::Color;
use tauri::webview::NewWindowResponse;
use tauri::{
    AppHandle, Manager as _, Runtime, Theme, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder,
};
use tauri_plugin_window_state::AppHandleExt as _;

use crate::folders;
use crate::forgotten::FromPaper;
use crate::host::Host;
use crate::preferences::{Look, Preferences};
use crate::{menu, spelling, storage};

/// The window that makes and unlocks a vault.
pub const LOCK: &str = "lock";
/// The window that shows an open vault.
pub const MAIN: &str = "main";

/// Says nothing of what is open, and is the same in both windows.
pub(crate) const TITLE: &str = "Lamplight";

/// The policy for connections does not cover WebRTC, and nothing else covers the names of caches,
/// so pages and their frames do without both.
const LESS: &str = "\
for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel', 'caches']) {
  delete globalThis[name];
  Object.defineProperty(globalThis, name, { value: undefined });
}";

/// What `WebView2` is started with: without pictures of its memory after a crash, which it would keep
/// beside its files. The rest is what it is started with in any case.
const WEBVIEW2: &str = "--disable-breakpad \
    --disable-features=msWebOOUI,msPdfOOUI,msSmartScreenProtection";

/// Opens the window `lock`.
///
/// # Errors
/// When the system gives no window.
pub fn open_lock<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    let window = builder(app, LOCK, "lock.html").inner_size(960.0, 720.0);
    furnish(&window.min_inner_size(480.0, 480.0).build()?)
}

/// Opens the window `main` in place of the window `lock`. If there is no window to be had the vault
/// is locked again.
pub fn exchange_for_main<R: Runtime>(app: &AppHandle<R>) {
    forget_codes(app);
    drawing(app, |app| match open_main(app) {
        Ok(()) => destroy(app, LOCK),
        Err(_) => drop(app.state::<Host>().close()),
    });
}

/// Opens the window `lock` in place of the window `main`, whose web view and all it held are
/// destroyed. If there is no window to be had the program ends: nothing is shown, nothing is open.
pub fn exchange_for_lock<R: Runtime>(app: &AppHandle<R>) {
    forget_codes(app);
    drawing(app, |app| {
        if app.try_state::<Remembered>().is_some() {
            // Without its place on the screen a window comes back where the system puts it.
            let _ = app.save_window_state(crate::REMEMBERED);
        }
        let opened = open_lock(app);
        destroy(app, MAIN);
        if opened.is_err() {
            app.exit(1);
        }
    });
}

/// What was shown or typed in one window is nothing to the other.
fn forget_codes<R: Runtime>(app: &AppHandle<R>) {
    app.state::<OfferedCode>().withdraw();
    app.state::<FromPaper>().forget();
}

fn open_main<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    let window = builder(app, MAIN, "main.html").inner_size(1280.0, 860.0);
    furnish(&window.min_inner_size(640.0, 480.0).build()?)
}

/// What is set on a web view that is there.
fn furnish<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    storage::refuse(window)?;
    menu::tidy(window)?;
    spelling::check(window)
}

/// Windows come and go on the thread that draws: what remembers their sizes waits for that thread
/// while it holds what the thread waits for.
fn drawing<R: Runtime>(app: &AppHandle<R>, work: impl FnOnce(&AppHandle<R>) + Send + 'static) {
    let drawn = app.clone();
    // The program is about to end when nothing is drawn any more.
    let _ = app.run_on_main_thread(move || work(&drawn));
}

/// Windows are remembered by the running program only.
pub struct Remembered;

/// Takes the window `main` out of sight, before anything that takes time.
pub fn hide_main<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = app.get_webview_window(MAIN) {
        let _ = window.hide();
    }
}

/// Brings the window that is open to the front.
pub fn show<R: Runtime>(app: &AppHandle<R>) {
    let main = app.get_webview_window(MAIN);
    if let Some(window) = main.or_else(|| app.get_webview_window(LOCK)) {
        // A window that the system will not bring forward stays where it is.
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}

fn destroy<R: Runtime>(app: &AppHandle<R>, label: &str) {
    if let Some(window) = app.get_webview_window(label) {
        // It is gone already, or the program is about to end.
        let _ = window.destroy();
    }
}

fn builder<'a, R: Runtime>(
    app: &'a AppHandle<R>,
    label: &str,
    page: &str,
) -> WebviewWindowBuilder<'a, R, AppHandle<R>> {
    let look = app.state::<Preferences>().values().look;
    let window = WebviewWindowBuilder::new(app, label, WebviewUrl::App(page.into()))
        .title(TITLE)
        .center()
        .theme(theme(look))
        .incognito(incognito())
        .devtools(false)
        .additional_browser_args(WEBVIEW2)
        .general_autofill_enabled(false)
        .zoom_hotkeys_enabled(true)
        .disable_drag_drop_handler()
        .initialization_script_for_all_frames(LESS)
        .on_navigation(is_ours)
        .on_new_window(|_url, _features| NewWindowResponse::Deny)
        .on_download(|_webview, _event| false);
    let window = match paper(look) {
        Some(paper) => window.background_color(paper),
        None => window,
    };
    match profile(app) {
        Ok(profile) => {
            // The web view makes it too, and would for everybody to look into.
            let _ = folders::make(&profile);
            window.data_directory(profile)
        }
        Err(_) => window,
    }
}

/// Where the system's web view lays its files. They say nothing of what pages did; they are removed
/// all the same when the program begins and ends.
fn profile<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<PathBuf> {
    Ok(app.path().app_cache_dir()?.join("webview"))
}

/// Removes what web views left.
pub fn forget<R: Runtime>(app: &AppHandle<R>) {
    if let Ok(folder) = profile(app) {
        // There is nothing yet, or nothing that may be removed.
        let _ = std::fs::remove_dir_all(folder);
    }
}

/// The pages of the program, and nothing else.
fn is_ours(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        // How WebView2 names the same pages.
        "http" | "https" if cfg!(windows) => url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

fn theme(look: Look) -> Option<Theme> {
    match look {
        Look::System => None,
        Look::Day => Some(Theme::Light),
        Look::Dusk => Some(Theme::Dark),
    }
}

/// What a window shows until its page is drawn.
fn paper(look: Look) -> Option<Color> {
    match look {
        Look::System => None,
        Look::Day => Some(Color(0xf9, 0xf4, 0xee, 0xff)),
        Look::Dusk => Some(Color(0x1d, 0x16, 0x11, 0xff)),
    }
}

/// Nothing that a page leaves behind is kept.
///
/// On Linux `storage` sees to that instead. An incognito page there has a network process of its own
/// that stays when the page is destroyed: one more for every time the program is locked. And only
/// the first such page is given the scheme that pages are read by.
///
/// A page that is driven from outside cannot be of that kind, so in a build for tests of the real
/// window it is not, while the variable is set that lets it be driven.
fn incognito() -> bool {
    let driven = std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some_and(|set| set == "true");
    let from_outside = cfg!(feature = "e2e") && driven;
    !(cfg!(target_os = "linux") || from_outside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_pages_of_the_program_are_gone_to() {
        let ours = |url: &str| is_ours(&url.parse().unwrap());
        assert!(ours("tauri://localhost/main.html"));
        for other in [
            "https://example.org/",
            "http://localhost/main.html",
            "tauri://elsewhere/",
            "file:///etc/passwd",
            "data:text/html,x",
            "about:blank",
            "blob:tauri://localhost/1",
            "javascript:alert(1)",
        ] {
            assert!(!ours(other), "{other}");
        }
    }
}
