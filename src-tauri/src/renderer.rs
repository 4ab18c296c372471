//! How the web view draws on Linux.

/// The web view's own way to draw through DMA buffers leaves a white window on some drivers; without it
/// the window is drawn everywhere. Whoever sets the variable chooses otherwise (`0` turns the
/// buffers on).
#[cfg(target_os = "linux")]
#[allow(unsafe_code)]
pub fn choose() {
    const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(SWITCH).is_none() {
        // SAFETY: this is the first thing the program does; no other thread runs that could read
        // or write the environment.
        unsafe { std::env::set_var(SWITCH, "1") };
    }
}

/// Other systems draw as they are.
#[cfg(not(target_os = "linux"))]
pub fn choose() {}
