//! What the web view takes from the environment on Linux.

/// How the web view draws, and what it asks of the computer. Whoever sets a variable chooses
/// otherwise.
///
/// - Its own way to draw through DMA buffers leaves a white window on some drivers; without it the
///   window is drawn everywhere (`0` turns the buffers on).
/// - It asks the kernel which networks there are, to tell pages whether they are online. With the
///   monitor that knows none, nothing in the program opens a socket that is not a local one.
#[cfg(target_os = "linux")]
#[allow(unsafe_code)]
pub fn choose() {
    const CHOSEN: [(&str, &str); 2] = [
        ("WEBKIT_DISABLE_DMABUF_RENDERER", "1"),
        ("GIO_USE_NETWORK_MONITOR", "base"),
    ];
    for (variable, value) in CHOSEN {
        if std::env::var_os(variable).is_none() {
            // SAFETY: this is the first thing the program does; no other thread runs that could
            // read or write the environment.
            unsafe { std::env::set_var(variable, value) };
        }
    }
}

/// Other systems draw as they are.
#[cfg(not(target_os = "linux"))]
pub fn choose() {}
