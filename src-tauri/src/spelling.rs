//! Spelling, which the web view on Linux checks only when it is told to.

use tauri::{Runtime, WebviewWindow};

/// Checks spelling in the languages of this computer, as far as it has dictionaries for them.
///
/// # Errors
/// When the window is gone.
#[cfg(target_os = "linux")]
pub fn check<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use webkit2gtk::{WebContextExt as _, WebViewExt as _};

    window.with_webview(|webview| {
        if let Some(context) = webview.inner().context() {
            let languages = gtk::glib::language_names();
            let languages: Vec<&str> = languages.iter().map(gtk::glib::GString::as_str).collect();
            context.set_spell_checking_languages(&languages);
            context.set_spell_checking_enabled(true);
        }
    })
}

/// Elsewhere it is checked as the system does.
///
/// # Errors
/// None.
#[cfg(not(target_os = "linux"))]
pub fn check<R: Runtime>(_window: &WebviewWindow<R>) -> tauri::Result<()> {
    Ok(())
}
