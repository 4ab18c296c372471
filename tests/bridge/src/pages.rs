//! The built pages and what belongs to them.

use std::path::{Component, Path, PathBuf};

/// A file of the built user interface.
pub struct Page {
    /// What it holds.
    pub bytes: Vec<u8>,
    /// What kind of file it is.
    pub kind: &'static str,
}

/// The lock page or the main page.
pub fn window(dist: &Path, open: bool) -> Option<Page> {
    read(&dist.join(if open { "main.html" } else { "lock.html" }))
}

/// A file that a page names. The pages themselves have no address but `/`.
pub fn file(dist: &Path, url: &str) -> Option<Page> {
    let name = url.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = PathBuf::from(name);
    let plain = path
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    if !plain || name.contains(['%', '\\', ':']) || kind(&path) == Some("text/html; charset=utf-8")
    {
        return None;
    }
    read(&dist.join(path))
}

fn read(path: &Path) -> Option<Page> {
    Some(Page {
        kind: kind(path)?,
        bytes: std::fs::read(path).ok()?,
    })
}

fn kind(path: &Path) -> Option<&'static str> {
    let kind = match path.extension()?.to_str()? {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "woff2" => "font/woff2",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ftl" => "text/plain; charset=utf-8",
        _ => return None,
    };
    Some(kind)
}
