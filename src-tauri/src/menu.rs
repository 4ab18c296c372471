//! What a right click offers: words to spell, and what can be done with a selection.

use tauri::{Runtime, WebviewWindow};

/// Leaves out of the web view's own menu what does not belong to a page of writing: reloading it,
/// links and pictures to be opened or saved, and words to be learnt, which would be written down
/// outside of the vault.
///
/// # Errors
/// When the window is gone.
#[cfg(target_os = "linux")]
pub fn tidy<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use webkit2gtk::{
        ContextMenuAction, ContextMenuExt as _, ContextMenuItemExt as _, WebViewExt as _,
    };

    const KEPT: [ContextMenuAction; 10] = [
        ContextMenuAction::SpellingGuess,
        ContextMenuAction::NoGuessesFound,
        ContextMenuAction::Cut,
        ContextMenuAction::Copy,
        ContextMenuAction::Paste,
        ContextMenuAction::PasteAsPlainText,
        ContextMenuAction::Delete,
        ContextMenuAction::SelectAll,
        ContextMenuAction::InputMethods,
        ContextMenuAction::Unicode,
    ];
    window.with_webview(|webview| {
        webview.inner().connect_context_menu(|_, menu, _, _| {
            for item in menu.items() {
                if !KEPT.contains(&item.stock_action()) {
                    menu.remove(&item);
                }
            }
            // An empty menu is not shown.
            menu.n_items() == 0
        });
    })
}

/// Elsewhere pages see to that themselves.
///
/// # Errors
/// None.
#[cfg(not(target_os = "linux"))]
pub fn tidy<R: Runtime>(_window: &WebviewWindow<R>) -> tauri::Result<()> {
    Ok(())
}
