//! An independent reader of a vault, written from docs/FORMAT.md alone: it shares no code with the
//! program. Tests use it to see what really lies on the disk, page by page.
//!
//! ```no_run
//! # fn main() -> Result<(), lamplight_reader::Unreadable> {
//! let vault = lamplight_reader::Vault::open("/home/me/vault".as_ref(), "a lamp in the window")?;
//! assert!(vault.pages()?.iter().any(|page| page.holds(b"dear diary")));
//! # Ok(())
//! # }
//! ```

#![forbid(unsafe_code)]
#![allow(
    clippy::format_collect,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a reader for tests: what is out of bounds fails the test"
)]

mod root;

use std::fs;
use std::path::{Path, PathBuf};

use aes::cipher::{BlockModeDecrypt as _, KeyIvInit as _, block_padding::NoPadding};
use ring::{aead, digest, hkdf, hmac, pbkdf2};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization as _;

pub use root::Value as Cell;

/// Why the reader gave up, in one sentence.
#[derive(Debug)]
pub struct Unreadable(pub String);

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unreadable {}

impl From<std::io::Error> for Unreadable {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

fn no(text: &str) -> Unreadable {
    Unreadable(text.to_owned())
}

/// Length of a header copy, and of a page, in bytes.
const LENGTH: usize = 4096;
/// Bytes at the end of a page: IV and HMAC.
const RESERVE: usize = 16 + 64;

/// A vault's keys, found again from its passphrase.
#[derive(Debug)]
pub struct Vault {
    database: PathBuf,
    key: Vec<u8>,
    salt: Vec<u8>,
    root_key: Vec<u8>,
}

/// One decrypted page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Where it was found: the database or its journal.
    pub file: PathBuf,
    /// Its number, from 1.
    pub number: u32,
    /// Its content without IV and HMAC. Page 1 lacks its first 16 bytes.
    pub content: Vec<u8>,
}

impl Page {
    /// Whether these bytes are in the page.
    #[must_use]
    pub fn holds(&self, bytes: &[u8]) -> bool {
        self.content
            .windows(bytes.len())
            .any(|window| window == bytes)
    }
}

impl Vault {
    /// Opens the vault with its passphrase.
    ///
    /// # Errors
    /// When the header or the passphrase is not right.
    pub fn open(folder: &Path, passphrase: &str) -> Result<Self, Unreadable> {
        let bytes = fs::read(folder.join("vault.hdr"))?;
        let json = whole(&bytes)?;
        let header: Value = serde_json::from_slice(json).map_err(|e| no(&e.to_string()))?;
        let vault_key = unwrap(json, &header, passphrase)?;
        let epoch = header["epoch"].as_u64().and_then(|e| u32::try_from(e).ok());
        let mut scope = hex(&header["vault_id"])?;
        scope.extend(epoch.ok_or_else(|| no("no epoch"))?.to_be_bytes());
        genuine(
            &bytes,
            &expand(&scope, &vault_key, &[b"lamplight/v1/header-mac"], 32)?,
        )?;
        let file = header["db_file"]
            .as_str()
            .ok_or_else(|| no("no database"))?;
        Ok(Self {
            database: folder.join(file),
            key: expand(&scope, &vault_key, &[b"lamplight/v1/db"], 32)?,
            salt: hex(&header["db_salt"])?,
            root_key: expand(&scope, &vault_key, &[b"lamplight/v1/content-root"], 32)?,
        })
    }

    /// The path of the database file.
    #[must_use]
    pub fn database(&self) -> &Path {
        &self.database
    }

    /// The raw key and salt, in hexadecimal, as the official `sqlcipher` program takes them.
    #[must_use]
    pub fn raw_key(&self) -> String {
        [&self.key[..], &self.salt[..]]
            .concat()
            .iter()
            .fold(String::new(), |mut hex, byte| {
                use std::fmt::Write as _;
                let _ = write!(hex, "{byte:02x}");
                hex
            })
    }

    /// Every page of the database, and every page in its rollback journal if there is one.
    ///
    /// # Errors
    /// When a page's HMAC does not hold.
    pub fn pages(&self) -> Result<Vec<Page>, Unreadable> {
        let bytes = fs::read(&self.database)?;
        let mut pages = Vec::new();
        for (number, page) in (1..).zip(bytes.chunks(LENGTH)) {
            pages.push(self.page(&self.database, number, page)?);
        }
        let mut journal = self.database.clone().into_os_string();
        journal.push("-journal");
        let journal = PathBuf::from(journal);
        if let Ok(bytes) = fs::read(&journal) {
            pages.extend(self.journal_pages(&journal, &bytes)?);
        }
        Ok(pages)
    }

    fn page(&self, file: &Path, number: u32, page: &[u8]) -> Result<Page, Unreadable> {
        let start = if number == 1 { 16 } else { 0 };
        if page.len() != LENGTH {
            return Err(no("a page is cut short"));
        }
        let (data, tag) = page[start..].split_at(LENGTH - start - 64);
        let masked: Vec<u8> = self.salt.iter().map(|byte| byte ^ 0x3a).collect();
        let mut mac_key = [0; 32];
        let rounds = std::num::NonZeroU32::MIN.saturating_add(1);
        pbkdf2::derive(
            pbkdf2::PBKDF2_HMAC_SHA512,
            rounds,
            &masked,
            &self.key,
            &mut mac_key,
        );
        let mut signed = data.to_vec();
        signed.extend(number.to_le_bytes());
        hmac::verify(&hmac::Key::new(hmac::HMAC_SHA512, &mac_key), &signed, tag)
            .map_err(|_| Unreadable(format!("page {number} is damaged")))?;
        let (text, iv) = data.split_at(LENGTH - start - RESERVE);
        let mut content = text.to_vec();
        cbc::Decryptor::<aes::Aes256>::new_from_slices(&self.key, iv)
            .map_err(|_| no("no cipher"))?
            .decrypt_padded::<NoPadding>(&mut content)
            .map_err(|_| no("no decryption"))?;
        Ok(Page {
            file: file.to_path_buf(),
            number,
            content,
        })
    }

    /// The rollback journal (SQLite file format §3): segments of a one-sector header and records of
    /// page number, page, checksum.
    fn journal_pages(&self, file: &Path, bytes: &[u8]) -> Result<Vec<Page>, Unreadable> {
        let mut pages = Vec::new();
        let record = 4 + LENGTH + 4;
        let sector = bytes
            .get(20..24)
            .map_or(512, |b| u32::from_be_bytes([b[0], b[1], b[2], b[3]]));
        let mut rest = bytes.get(sector as usize..).unwrap_or_default();
        while rest.len() >= record {
            let number = u32::from_be_bytes([rest[0], rest[1], rest[2], rest[3]]);
            pages.push(self.page(file, number, &rest[4..4 + LENGTH])?);
            rest = &rest[record..];
        }
        Ok(pages)
    }
}

/// The JSON line of a header copy whose SHA-256 holds.
fn whole(bytes: &[u8]) -> Result<&[u8], Unreadable> {
    let mut lines = bytes.split(|byte| *byte == b'\n');
    let (magic, json, seal) = (lines.next(), lines.next(), lines.next());
    let (Some(b"LAMPVLT1"), Some(json), Some(seal)) = (magic, json, seal) else {
        return Err(no("no header"));
    };
    let seal = String::from_utf8_lossy(seal);
    let stated = seal
        .split_once(" sha256=")
        .ok_or_else(|| no("no hash"))?
        .1
        .to_owned();
    let at = String::from_utf8_lossy(bytes)
        .find(&stated)
        .ok_or_else(|| no("no hash"))?;
    let mut zeroed = bytes.to_vec();
    zeroed[at..at + 64].fill(b'0');
    let actual: String = digest::digest(&digest::SHA256, &zeroed)
        .as_ref()
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect();
    if bytes.len() == LENGTH && actual == stated {
        Ok(json)
    } else {
        Err(no("the header is damaged"))
    }
}

fn genuine(bytes: &[u8], key: &[u8]) -> Result<(), Unreadable> {
    let text = String::from_utf8_lossy(bytes);
    let at = text.find("hmac=").ok_or_else(|| no("no HMAC"))?;
    let tag = hex(&Value::from(&text[at + 5..at + 69]))?;
    hmac::verify(&hmac::Key::new(hmac::HMAC_SHA256, key), &bytes[..at], &tag)
        .map_err(|_| no("the header is not genuine"))
}

fn unwrap(json: &[u8], header: &Value, passphrase: &str) -> Result<Vec<u8>, Unreadable> {
    let normal: String = passphrase.nfc().collect();
    let mut associated = String::from_utf8_lossy(json).into_owned();
    let slots = header["slots"].as_array().ok_or_else(|| no("no slots"))?;
    for slot in slots {
        let wrapped = slot["wrapped"].as_str().unwrap_or_default();
        associated = associated.replace(wrapped, "");
    }
    for slot in slots {
        let number = |name: &str| {
            slot["params"][name]
                .as_u64()
                .and_then(|n| u32::try_from(n).ok())
                .unwrap_or_default()
        };
        let params = argon2::Params::new(number("m"), number("t"), number("p"), Some(32))
            .map_err(|e| no(&e.to_string()))?;
        let salt = hex(&slot["salt"])?;
        let mut secret = [0; 32];
        argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params)
            .hash_password_into(normal.as_bytes(), &salt, &mut secret)
            .map_err(|e| no(&e.to_string()))?;
        let both = expand(
            &salt,
            &secret,
            &[b"lamplight/v1/slot", &hex(&slot["id"])?],
            64,
        )?;
        if both[32..] != hex(&slot["commitment"])?[..] {
            continue;
        }
        let key =
            aead::UnboundKey::new(&aead::AES_256_GCM, &both[..32]).map_err(|_| no("no key"))?;
        let nonce = aead::Nonce::try_assume_unique_for_key(&hex(&slot["nonce"])?)
            .map_err(|_| no("no nonce"))?;
        let mut wrapped = hex(&slot["wrapped"])?;
        let plain = aead::LessSafeKey::new(key)
            .open_in_place(nonce, aead::Aad::from(associated.as_bytes()), &mut wrapped)
            .map_err(|_| no("the slot is damaged"))?;
        return Ok(plain.to_vec());
    }
    Err(no("wrong passphrase"))
}

fn expand(salt: &[u8], secret: &[u8], label: &[&[u8]], n: usize) -> Result<Vec<u8>, Unreadable> {
    struct Length(usize);
    impl hkdf::KeyType for Length {
        fn len(&self) -> usize {
            self.0
        }
    }
    let mut out = vec![0; n];
    hkdf::Salt::new(hkdf::HKDF_SHA256, salt)
        .extract(secret)
        .expand(label, Length(n))
        .and_then(|okm| okm.fill(&mut out))
        .map_err(|_| no("no derivation"))?;
    Ok(out)
}

fn hex(value: &Value) -> Result<Vec<u8>, Unreadable> {
    let text = value.as_str().ok_or_else(|| no("no hexadecimal text"))?;
    (0..text.len() / 2)
        .map(|i| u8::from_str_radix(&text[2 * i..2 * i + 2], 16).map_err(|e| no(&e.to_string())))
        .collect()
}
