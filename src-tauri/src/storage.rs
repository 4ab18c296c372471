//! What pages may keep, and whom they may call: nothing and nobody.

use tauri::{Runtime, WebviewWindow};

/// Turns off every way in which a page could keep something, before it is read: the page's own
/// storage and databases, pages kept for going back, and cookies on the disk. Calls are off as well;
/// the policy for connections does not cover them.
#[cfg(target_os = "linux")]
pub fn refuse<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use webkit2gtk::{
        CacheModel, CookieAcceptPolicy, CookieManagerExt as _, SettingsExt as _,
        WebContextExt as _, WebViewExt as _, WebsiteDataManagerExt as _,
    };
    window.with_webview(|webview| {
        let webview = webview.inner();
        if let Some(settings) = webview.settings() {
            settings.set_enable_html5_local_storage(false);
            settings.set_enable_html5_database(false);
            settings.set_enable_offline_web_application_cache(false);
            settings.set_enable_page_cache(false);
            settings.set_enable_webrtc(false);
            settings.set_enable_media_stream(false);
        }
        if let Some(context) = webview.context() {
            context.set_cache_model(CacheModel::DocumentViewer);
            if let Some(cookies) = context
                .website_data_manager()
                .and_then(|data| data.cookie_manager())
            {
                cookies.set_accept_policy(CookieAcceptPolicy::Never);
            }
        }
    })
}

/// Elsewhere an incognito page keeps nothing.
#[cfg(not(target_os = "linux"))]
pub fn refuse<R: Runtime>(_window: &WebviewWindow<R>) -> tauri::Result<()> {
    Ok(())
}
