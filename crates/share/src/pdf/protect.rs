//! From the typesetter's PDF to the file that leaves: no trace of when and by what it was made
//! beyond the day, and AES-256 around everything.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use lopdf::encryption::crypt_filters::{Aes256CryptFilter, CryptFilter};
use lopdf::xref::XrefType;
use lopdf::{
    Dictionary, Document, EncryptionState, EncryptionVersion, Object, Permissions, StringFormat,
};
use ring::rand::SecureRandom;
use zeroize::Zeroizing;

use crate::{Password, ShareError};

/// The producer in every file, of every version.
const PRODUCER: &str = "Lamplight";

/// Rewrites a PDF: its own description instead of the typesetter's, and encryption if there is a
/// password.
pub(super) fn finish(
    pdf: &[u8],
    title: &str,
    password: Option<&Password>,
    random: &dyn SecureRandom,
    now_utc: DateTime<Utc>,
) -> Result<Vec<u8>, ShareError> {
    let broken = |_| ShareError::Pages("the typesetter's file cannot be read");
    let mut document = Document::load_mem(pdf).map_err(broken)?;
    describe(&mut document, title, now_utc).map_err(broken)?;
    if let Some(password) = password {
        encrypt(&mut document, password, random)?;
    }
    // The plain table is what the widest range of readers takes.
    document.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
    let mut bytes = Vec::with_capacity(pdf.len() + pdf.len() / 2);
    document
        .save_to(&mut bytes)
        .map_err(|_| ShareError::Pages("the file cannot be written"))?;
    Ok(bytes)
}

/// Title, producer and day; no XMP, whose ids are made from the content.
fn describe(
    document: &mut Document,
    title: &str,
    now_utc: DateTime<Utc>,
) -> Result<(), lopdf::Error> {
    let catalog = document.catalog_mut()?;
    let metadata = catalog.remove(b"Metadata");
    // poppler complains about the entry, which says "false" in every file anyway.
    if let Ok(Object::Dictionary(mark)) = catalog.get_mut(b"MarkInfo") {
        mark.remove(b"Suspects");
    }
    if let Some(Object::Reference(id)) = metadata {
        document.objects.remove(&id);
    }
    if let Some(Object::Reference(id)) = document.trailer.remove(b"Info") {
        document.objects.remove(&id);
    }
    document.trailer.remove(b"ID");
    let day = now_utc.format("D:%Y%m%d000000Z").to_string();
    let mut info = Dictionary::new();
    info.set("Title", lopdf::text_string(title));
    info.set("Producer", lopdf::text_string(PRODUCER));
    info.set("CreationDate", lopdf::text_string(&day));
    let info = document.add_object(info);
    document.trailer.set("Info", info);
    Ok(())
}

fn encrypt(
    document: &mut Document,
    password: &Password,
    random: &dyn SecureRandom,
) -> Result<(), ShareError> {
    // A reader wants an id beside the encryption; this one says nothing.
    let mut id = vec![0; 16];
    random.fill(&mut id)?;
    let id = Object::String(id, StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);

    // Nobody gets the owner's password: with it, any limit in the file could be lifted unseen,
    // and were it the reader's own, one hash less would have to be guessed.
    let owner = Password::make(random)?;
    let mut key = Zeroizing::new([0_u8; 32]);
    random.fill(key.as_mut())?;
    let filter: Arc<dyn CryptFilter> = Arc::new(Aes256CryptFilter);
    let version = EncryptionVersion::V5 {
        encrypt_metadata: true,
        crypt_filters: BTreeMap::from([(b"StdCF".to_vec(), filter)]),
        file_encryption_key: key.as_ref(),
        stream_filter: b"StdCF".to_vec(),
        string_filter: b"StdCF".to_vec(),
        owner_password: owner.reveal(),
        user_password: password.reveal(),
        permissions: Permissions::all(),
    };
    EncryptionState::try_from(version)
        .and_then(|state| document.encrypt(&state))
        .map_err(|_| ShareError::Pages("the file cannot be encrypted"))
}
