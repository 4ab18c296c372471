//! Header copies made outside the program: with a right SHA-256, and with the passphrase also with
//! a right HMAC and slot.

use data_encoding::HEXLOWER;
use ring::{aead, digest, hkdf, hmac};
use serde_json::Value;

use crate::notes::PAGE;

/// The JSON line of a header copy.
pub fn json_of(copy: &[u8]) -> String {
    let line = copy.split(|byte| *byte == b'\n').nth(1).unwrap();
    String::from_utf8(line.to_vec()).unwrap()
}

/// The HMAC that a header copy states.
pub fn hmac_of(copy: &[u8]) -> String {
    let text = std::str::from_utf8(copy).unwrap();
    text.split("hmac=").nth(1).unwrap()[..64].to_owned()
}

/// A header copy with this JSON line and HMAC, and the SHA-256 that goes with it.
pub fn sealed(json: &str, hmac: &str) -> Vec<u8> {
    let begin = format!("LAMPVLT1\n{json}\nhmac={hmac} sha256=");
    let mut copy = format!("{begin}{}\n", "0".repeat(64)).into_bytes();
    copy.resize(PAGE, b' ');
    let hash = HEXLOWER.encode(digest::digest(&digest::SHA256, &copy).as_ref());
    copy[begin.len()..begin.len() + 64].copy_from_slice(hash.as_bytes());
    copy
}

/// Replaces one piece of a text that is there exactly once.
pub fn replaced(text: &str, from: &str, to: &str) -> String {
    assert_eq!(text.matches(from).count(), 1, "{from} in {text}");
    text.replace(from, to)
}

/// What the holder of the passphrase can make of a header whose first slot it opens.
pub struct Keys {
    wrapping: Vec<u8>,
    vault_key: Vec<u8>,
    scope: Vec<u8>,
}

impl Keys {
    pub fn of(copy: &[u8], passphrase: &str) -> Self {
        let json = json_of(copy);
        let header: Value = serde_json::from_str(&json).unwrap();
        let slot = &header["slots"][0];
        let (wrapping, _) = slot_keys(slot, passphrase);
        let mut wrapped = hex(&slot["wrapped"]);
        let vault_key = cipher(&wrapping)
            .open_in_place(
                nonce(),
                aead::Aad::from(bare(&json).as_bytes()),
                &mut wrapped,
            )
            .expect("the header is whole")
            .to_vec();
        let epoch = u32::try_from(header["epoch"].as_u64().unwrap()).unwrap();
        let scope = [&hex(&header["vault_id"])[..], &epoch.to_be_bytes()].concat();
        Self {
            wrapping,
            vault_key,
            scope,
        }
    }

    /// A header copy that is genuine in every respect. Of other slots than the first, what is
    /// wrapped stays as it is.
    pub fn genuine(&self, json: &str) -> Vec<u8> {
        let mut wrapped = self.vault_key.clone();
        let associated = bare(json);
        cipher(&self.wrapping)
            .seal_in_place_append_tag(
                nonce(),
                aead::Aad::from(associated.as_bytes()),
                &mut wrapped,
            )
            .unwrap();
        let header: Value = serde_json::from_str(json).unwrap();
        let old = header["slots"][0]["wrapped"].as_str().unwrap();
        let json = json.replacen(
            &format!("\"wrapped\":\"{old}\""),
            &format!("\"wrapped\":\"{}\"", HEXLOWER.encode(&wrapped)),
            1,
        );
        let key = expand(
            &self.scope,
            &self.vault_key,
            &[b"lamplight/v1/header-mac"],
            32,
        );
        let signed = format!("LAMPVLT1\n{json}\n");
        let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &key), signed.as_bytes());
        sealed(&json, &HEXLOWER.encode(tag.as_ref()))
    }

    /// The genuine header copy in which another passphrase opens the first slot.
    pub fn with_passphrase(&self, json: &str, passphrase: &str) -> Vec<u8> {
        let header: Value = serde_json::from_str(json).unwrap();
        let slot = &header["slots"][0];
        let json = json.replacen(slot["salt"].as_str().unwrap(), &"5a".repeat(16), 1);
        let header: Value = serde_json::from_str(&json).unwrap();
        let (wrapping, commitment) = slot_keys(&header["slots"][0], passphrase);
        let stated = slot["commitment"].as_str().unwrap();
        let keys = Self {
            wrapping,
            vault_key: self.vault_key.clone(),
            scope: self.scope.clone(),
        };
        keys.genuine(&json.replacen(stated, &HEXLOWER.encode(&commitment), 1))
    }

    /// The keys of the vault's next epoch, under the same slot.
    pub fn of_next_epoch(&self, json: &str) -> Self {
        let header: Value = serde_json::from_str(json).unwrap();
        let epoch = u32::try_from(header["epoch"].as_u64().unwrap()).unwrap() + 1;
        Self {
            wrapping: self.wrapping.clone(),
            vault_key: vec![0xb7; 32],
            scope: [&hex(&header["vault_id"])[..], &epoch.to_be_bytes()].concat(),
        }
    }
}

/// The wrapping key of a slot, and its commitment.
fn slot_keys(slot: &Value, passphrase: &str) -> (Vec<u8>, Vec<u8>) {
    let number = |name: &str| u32::try_from(slot["params"][name].as_u64().unwrap()).unwrap();
    let params = argon2::Params::new(number("m"), number("t"), number("p"), Some(32)).unwrap();
    let salt = hex(&slot["salt"]);
    let mut secret = [0; 32];
    argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), &salt, &mut secret)
        .unwrap();
    let id = hex(&slot["id"]);
    let both = expand(&salt, &secret, &[b"lamplight/v1/slot", &id], 64);
    (both[..32].to_vec(), both[32..].to_vec())
}

/// The JSON line with every `wrapped` empty.
fn bare(json: &str) -> String {
    let header: Value = serde_json::from_str(json).unwrap();
    let slots = header["slots"].as_array().unwrap();
    slots.iter().fold(json.to_owned(), |json, slot| {
        let wrapped = slot["wrapped"].as_str().unwrap();
        json.replace(&format!("\"wrapped\":\"{wrapped}\""), "\"wrapped\":\"\"")
    })
}

fn nonce() -> aead::Nonce {
    aead::Nonce::assume_unique_for_key([0; aead::NONCE_LEN])
}

fn cipher(key: &[u8]) -> aead::LessSafeKey {
    aead::LessSafeKey::new(aead::UnboundKey::new(&aead::AES_256_GCM, key).unwrap())
}

fn hex(value: &Value) -> Vec<u8> {
    HEXLOWER.decode(value.as_str().unwrap().as_bytes()).unwrap()
}

fn expand(salt: &[u8], secret: &[u8], label: &[&[u8]], length: usize) -> Vec<u8> {
    struct Length(usize);
    impl hkdf::KeyType for Length {
        fn len(&self) -> usize {
            self.0
        }
    }
    let mut out = vec![0; length];
    hkdf::Salt::new(hkdf::HKDF_SHA256, salt)
        .extract(secret)
        .expand(label, Length(length))
        .and_then(|okm| okm.fill(&mut out))
        .unwrap();
    out
}
