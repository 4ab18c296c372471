//! Where things lie: the vault, and the small files that say nothing of it.

use std::fs::DirBuilder;
use std::io;
use std::path::{Path, PathBuf};

use tauri::utils::config::AppDirectoriesOverride;
use tauri::{AppHandle, Context, Manager as _, Runtime};

/// The variable that puts everything below another folder than the system's.
pub const DATA_FOLDER: &str = "LAMPLIGHT_DATA_DIR";

/// The same context, with its folders below [`DATA_FOLDER`] where that is set.
#[must_use]
pub fn context<R: Runtime>(context: Context<R>) -> Context<R> {
    match std::env::var_os(DATA_FOLDER) {
        Some(folder) if !folder.is_empty() => below(Path::new(&folder), context),
        _ => context,
    }
}

/// The same context, with its folders below this one.
#[must_use]
pub fn below<R: Runtime>(folder: &Path, mut context: Context<R>) -> Context<R> {
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
    context.config_mut().app.app_directories_override =
        Some(AppDirectoriesOverride::Root(folder.join("lamplight")));
    context
}

/// Where the vault is until somebody chooses another place: in the folder for data that stays on
/// this computer.
///
/// # Errors
/// When the system names no such folder.
pub fn vault<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<PathBuf> {
    Ok(app.path().app_local_data_dir()?.join("vault"))
}

/// The file of preferences.
///
/// # Errors
/// When the system names no folder for it.
pub fn preferences<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<PathBuf> {
    Ok(app.path().app_config_dir()?.join("preferences.json"))
}

/// Makes a folder, and those above it, for its owner alone. One that is there stays as it is.
///
/// # Errors
/// As the disk says.
pub fn make(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn folders_are_their_owners_alone() {
        let home = tempfile::tempdir().unwrap();
        let inner = home.path().join("one/two");
        make(&inner).unwrap();
        make(&inner).unwrap();
        for folder in [home.path().join("one"), inner] {
            let mode = folder.metadata().unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o700);
        }
    }
}
