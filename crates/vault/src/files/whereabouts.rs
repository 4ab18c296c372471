//! What else than this computer writes to a folder: a client that carries files to a cloud, or a disk
//! across the network. Neither knows that a database and its journal belong together.

use std::fs;
use std::path::{Component, Path, PathBuf};

/// Why a folder is no good place for a vault. A backup may lie there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Risk {
    /// This program carries what is in it elsewhere.
    Synced(&'static str),
    /// It is on another computer.
    Network,
}

/// What folders of clients are called, in small letters; either whole, or up to what follows a
/// person's or a company's name.
const NAMES: [(&str, &str); 18] = [
    ("dropbox", "Dropbox"),
    ("onedrive", "OneDrive"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("mobile documents", "iCloud Drive"),
    ("icloud drive", "iCloud Drive"),
    ("iclouddrive", "iCloud Drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("megasync", "MEGA"),
    ("mega", "MEGA"),
    ("pclouddrive", "pCloud"),
    ("pcloud drive", "pCloud"),
    ("pcloud", "pCloud"),
    ("proton drive", "Proton Drive"),
    ("yandex.disk", "Yandex Disk"),
    ("seafile", "Seafile"),
    ("box sync", "Box"),
];
/// What clients lay into the folders they carry.
const MARKS: [(&str, &str); 6] = [
    (".stfolder", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".tmp.drivedownload", "Google Drive"),
    (".owncloudsync.log", "Nextcloud"),
    (".megaignore", "MEGA"),
];
/// Where macOS keeps the folders of all clients.
const CLOUD_STORAGE: &str = "CloudStorage";
/// File systems that are another computer's.
const NETWORK: [&str; 19] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb2",
    "smb3",
    "smbfs",
    "afpfs",
    "afs",
    "ceph",
    "glusterfs",
    "lustre",
    "ncpfs",
    "9p",
    "davfs",
    "webdav",
    "fuse.sshfs",
    "fuse.davfs2",
    "fuse.gvfsd-fuse",
    "fuse.glusterfs",
];
/// File systems that are a cloud's.
const CLOUD: [(&str, &str); 4] = [
    ("fuse.rclone", "rclone"),
    ("fuse.google-drive-ocamlfuse", "Google Drive"),
    ("fuse.onedriver", "OneDrive"),
    ("fuse.pcloud", "pCloud"),
];

/// Why this folder, which need not be there yet, is no good place for a vault; nothing when nothing
/// speaks against it. What cannot be found out does not.
#[must_use]
pub fn risk(folder: &Path) -> Option<Risk> {
    let absolute = std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
    let real = absolute
        .ancestors()
        .find_map(|folder| fs::canonicalize(folder).ok());
    let mut those: Vec<&Path> = vec![&absolute];
    those.extend(real.as_deref());
    let synced = those
        .iter()
        .find_map(|path| by_name(path).or_else(|| by_mark(path)));
    synced
        .map(Risk::Synced)
        .or_else(|| real.as_deref().and_then(by_file_system))
}

fn by_name(path: &Path) -> Option<&'static str> {
    let mut in_cloud_storage = false;
    for component in path.components() {
        let Component::Normal(name) = component else {
            continue;
        };
        let name = name.to_string_lossy().to_lowercase();
        let whole = |known: &str| {
            name.strip_prefix(known).is_some_and(|rest| {
                // "Dropbox (Somebody)", "OneDrive - Somebody", "GoogleDrive-somebody@example.org".
                rest.is_empty()
                    || rest.starts_with(" (")
                    || rest.starts_with(" - ")
                    || (in_cloud_storage && rest.starts_with('-'))
            })
        };
        let found = NAMES.iter().find(|(known, _)| whole(known));
        if let Some((_, client)) = found {
            return Some(client);
        }
        if in_cloud_storage {
            return Some("a cloud");
        }
        in_cloud_storage = name == CLOUD_STORAGE.to_lowercase();
    }
    None
}

fn by_mark(path: &Path) -> Option<&'static str> {
    path.ancestors().find_map(|folder| {
        let there = |mark: &str| fs::symlink_metadata(folder.join(mark)).is_ok();
        let found = MARKS.iter().find(|(mark, _)| {
            // Dropbox has its settings in the home folder under the name of its mark.
            there(mark) && !(*mark == ".dropbox" && folder.join(mark).is_dir())
        });
        found.map(|(_, client)| *client)
    })
}

fn by_file_system(path: &Path) -> Option<Risk> {
    if is_unc(path) {
        return Some(Risk::Network);
    }
    of_kind(&kind(path)?)
}

fn of_kind(kind: &str) -> Option<Risk> {
    let cloud = CLOUD.iter().find(|(known, _)| *known == kind);
    match cloud {
        Some((_, client)) => Some(Risk::Synced(client)),
        None => NETWORK.contains(&kind).then_some(Risk::Network),
    }
}

/// Whether Windows names another computer in the path.
fn is_unc(path: &Path) -> bool {
    use std::path::Prefix;
    matches!(
        path.components().next(),
        Some(Component::Prefix(prefix))
            if matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..))
    )
}

/// What kind of file system a folder is on.
#[cfg(target_os = "linux")]
fn kind(path: &Path) -> Option<String> {
    mounted(&fs::read_to_string("/proc/self/mountinfo").ok()?, path)
}

#[cfg(target_os = "macos")]
fn kind(path: &Path) -> Option<String> {
    let found = rustix::fs::statfs(path).ok()?;
    let name = found.f_fstypename.iter().take_while(|byte| **byte != 0);
    let name: Vec<u8> = name.map(|byte| byte.cast_unsigned()).collect();
    String::from_utf8(name).ok()
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn kind(_path: &Path) -> Option<String> {
    None
}

/// The kind of the file system that is mounted nearest above a path; of several in one place, the
/// last.
#[cfg_attr(not(target_os = "linux"), allow(dead_code))]
fn mounted(table: &str, path: &Path) -> Option<String> {
    let mut nearest: Option<(PathBuf, &str)> = None;
    for line in table.lines() {
        let Some((place, kind)) = line.split_once(" - ") else {
            continue;
        };
        let (Some(place), Some(kind)) = (place.split(' ').nth(4), kind.split(' ').next()) else {
            continue;
        };
        let place = PathBuf::from(unescaped(place));
        let nearer = nearest
            .as_ref()
            .is_none_or(|(before, _)| place.starts_with(before));
        if path.starts_with(&place) && nearer {
            nearest = Some((place, kind));
        }
    }
    nearest.map(|(_, kind)| kind.to_owned())
}

/// Blanks and the like stand in the table as a backslash and three octal figures.
fn unescaped(place: &str) -> String {
    let mut bytes = Vec::with_capacity(place.len());
    let mut rest = place.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let escaped = after
            .get(..3)
            .filter(|_| first == b'\\')
            .and_then(|figures| std::str::from_utf8(figures).ok())
            .and_then(|figures| u8::from_str_radix(figures, 8).ok());
        bytes.push(escaped.unwrap_or(first));
        rest = if escaped.is_some() {
            after.get(3..).unwrap_or_default()
        } else {
            after
        };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_clients_are_known_by_their_names() {
        for (path, client) in [
            ("/home/me/Dropbox/notes/vault", "Dropbox"),
            ("/home/me/Dropbox (Family)/vault", "Dropbox"),
            ("/Users/me/OneDrive - Example Ltd/vault", "OneDrive"),
            (
                "/Users/me/Library/Mobile Documents/com~apple~CloudDocs/v",
                "iCloud Drive",
            ),
            (
                "/Users/me/Library/CloudStorage/GoogleDrive-me@example.org/v",
                "Google Drive",
            ),
            ("/Users/me/Library/CloudStorage/Unheard-Of/v", "a cloud"),
            ("/home/me/Nextcloud/v", "Nextcloud"),
            ("/home/me/MEGA/v", "MEGA"),
            ("/home/me/pCloudDrive/v", "pCloud"),
        ] {
            assert_eq!(by_name(Path::new(path)), Some(client), "{path}");
        }
        for path in [
            "/home/me/.local/share/lamplight/vault",
            "/home/me/megaphone/vault",
            "/home/me/dropbox-alternatives/vault",
            "/home/dropboxer/vault",
        ] {
            assert_eq!(by_name(Path::new(path)), None, "{path}");
        }
    }

    #[test]
    fn a_mark_counts_for_every_folder_below_it() {
        let root = tempfile::tempdir().unwrap();
        let below = root.path().join("shared/deep");
        fs::create_dir_all(&below).unwrap();
        assert_eq!(risk(&below.join("vault")), None);
        fs::create_dir(root.path().join("shared/.stfolder")).unwrap();
        assert_eq!(risk(&below.join("vault")), Some(Risk::Synced("Syncthing")));
        assert_eq!(risk(root.path()), None);
    }

    /// A home folder holds the client's settings under the same name.
    #[test]
    fn the_settings_of_a_client_are_no_mark() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join(".dropbox")).unwrap();
        assert_eq!(risk(&root.path().join("vault")), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_into_such_a_folder_is_followed() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("Dropbox")).unwrap();
        let link = root.path().join("notes");
        std::os::unix::fs::symlink(root.path().join("Dropbox"), &link).unwrap();
        assert_eq!(risk(&link.join("vault")), Some(Risk::Synced("Dropbox")));
    }

    #[test]
    fn the_nearest_mount_says_what_a_folder_is_on() {
        let table = "\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:35 / /home/me/far\\040away rw,relatime shared:9 - nfs4 server:/export rw
41 22 0:36 / /home/me/ssh rw - fuse.sshfs me@host: rw
42 22 0:37 / /home/me/cloud rw - fuse.rclone remote: rw
43 40 8:2 / /home/me/far\\040away/near rw - ext4 /dev/sdb1 rw
broken line
";
        let of = |path: &str| mounted(table, Path::new(path)).and_then(|kind| of_kind(&kind));
        assert_eq!(of("/home/me/vault"), None);
        assert_eq!(of("/home/me/far away/vault"), Some(Risk::Network));
        assert_eq!(of("/home/me/far away/near/vault"), None);
        assert_eq!(of("/home/me/ssh"), Some(Risk::Network));
        assert_eq!(of("/home/me/sshfs"), None);
        assert_eq!(of("/home/me/cloud/v"), Some(Risk::Synced("rclone")));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn this_computers_own_table_is_read() {
        assert!(kind(Path::new("/proc")).is_some_and(|kind| kind == "proc"));
    }
}
