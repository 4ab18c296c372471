//! Published answers of the algorithms that everything hangs on. (Argon2id's is beside its own code.)

use data_encoding::HEXLOWER;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use ring::hmac;

use super::expand;

fn bytes(hex: &str) -> Vec<u8> {
    HEXLOWER.decode(hex.as_bytes()).unwrap()
}

/// RFC 5869, appendix A, test cases 1 to 3.
#[test]
fn hkdf_sha256_gives_the_answers_of_rfc_5869() {
    let counted = |from: u8, to: u8| (from..=to).collect::<Vec<u8>>();
    let first = expand::<42>(&counted(0, 0x0c), &[0x0b; 22], &[&counted(0xf0, 0xf9)]).unwrap();
    assert_eq!(
        HEXLOWER.encode(&*first),
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
    );
    let salt = counted(0x60, 0xaf);
    // The parts of a label count as one.
    let label = [&counted(0xb0, 0xcf)[..], &counted(0xd0, 0xff)[..]];
    let second = expand::<82>(&salt, &counted(0, 0x4f), &label).unwrap();
    assert_eq!(
        HEXLOWER.encode(&*second),
        "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c6\
         5e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87"
    );
    let third = expand::<42>(&[], &[0x0b; 22], &[]).unwrap();
    assert_eq!(
        HEXLOWER.encode(&*third),
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
    );
}

/// "The Galois/Counter Mode of Operation" by its authors, test cases 13, 14 and 16.
#[test]
fn aes_256_gcm_gives_the_answers_of_its_specification() {
    let zeros = "00".repeat(32);
    let long = "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308";
    let cases = [
        (
            &zeros[..],
            &zeros[..24],
            "",
            "",
            "",
            "530f8afbc74536b9a963b4f1c4cb738b",
        ),
        (
            &zeros,
            &zeros[..24],
            "",
            &zeros[..32],
            "cea7403d4d606b6e074ec5d3baf39d18",
            "d0d1c8a799996bf0265b98b5d48ab919",
        ),
        (
            long,
            "cafebabefacedbaddecaf888",
            "feedfacedeadbeeffeedfacedeadbeefabaddad2",
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449\
             a6b525b16aedf5aa0de657ba637b39",
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056\
             828838c5f61e6393ba7a0abcc9f662",
            "76fc6ece0f4e1768cddf8853bb2d551b",
        ),
    ];
    for (key, nonce, associated, plain, cipher, tag) in cases {
        let key = || LessSafeKey::new(UnboundKey::new(&AES_256_GCM, &bytes(key)).unwrap());
        let nonce = || Nonce::try_assume_unique_for_key(&bytes(nonce)).unwrap();
        let associated = || Aad::from(bytes(associated));
        let mut text = bytes(plain);
        key()
            .seal_in_place_append_tag(nonce(), associated(), &mut text)
            .unwrap();
        assert_eq!(HEXLOWER.encode(&text), format!("{cipher}{tag}"));
        let opened = key()
            .open_in_place(nonce(), associated(), &mut text)
            .unwrap();
        assert_eq!(opened, bytes(plain));
        let mut forged = bytes(&format!("{cipher}{tag}"));
        *forged.last_mut().unwrap() ^= 1;
        assert!(
            key()
                .open_in_place(nonce(), associated(), &mut forged)
                .is_err()
        );
    }
}

/// RFC 4231, test cases 1, 2 and 6.
#[test]
fn hmac_sha256_gives_the_answers_of_rfc_4231() {
    let cases: [(&[u8], &[u8], &str); 3] = [
        (
            &[0x0b; 20],
            b"Hi There",
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        ),
        (
            b"Jefe",
            b"what do ya want for nothing?",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        ),
        (
            &[0xaa; 131],
            b"Test Using Larger Than Block-Size Key - Hash Key First",
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
        ),
    ];
    for (key, data, expected) in cases {
        let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), data);
        assert_eq!(HEXLOWER.encode(tag.as_ref()), expected);
    }
}
