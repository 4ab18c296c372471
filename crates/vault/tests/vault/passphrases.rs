//! Which passphrases open a vault, and which do not.

use lamplight_vault::{Cost, LONGEST_PASSPHRASE, NewKeys, Passphrase, Vault, VaultError};
use ring::rand::SystemRandom;

use crate::notes::{PASSPHRASE, Place, SCHEMA, Seeded, notes};

fn place_opened_by(text: &str) -> Place {
    let place = Place::new();
    let passphrase = Passphrase::new(text).unwrap();
    let random = SystemRandom::new();
    let (folder, scratch) = (place.folder(), place.scratch());
    drop(
        Vault::create(
            &folder,
            NewKeys::new(&passphrase, Cost::LEAST),
            &SCHEMA,
            &random,
            &scratch,
        )
        .unwrap(),
    );
    place
}

fn open_with(place: &Place, text: &str) -> Result<Vault, VaultError> {
    let passphrase = Passphrase::new(text).unwrap();
    Vault::open(&place.folder(), &passphrase, &SCHEMA, &place.scratch())
}

/// Each opens in both spellings, and not in the near ones.
#[test]
fn spellings_of_one_text_are_one_passphrase_and_others_are_not() {
    let longest = "ab".repeat(LONGEST_PASSPHRASE / 2);
    let cases: [(&str, &[&str], &[&str]); 7] = [
        (
            "caf\u{e9} \u{1e69} \u{ac01}",
            &["cafe\u{301} s\u{323}\u{307} \u{1100}\u{1161}\u{11a8}"],
            &["cafe s \u{ac00}", "CAF\u{c9} \u{1e68} \u{ac01}"],
        ),
        (
            " two  spaces ",
            &[],
            &[
                "two  spaces",
                " two spaces ",
                " two  spaces",
                "two  spaces ",
            ],
        ),
        (
            "tab\tnew\nline\u{a0}",
            &[],
            &["tab new line ", "tab\tnew\r\nline\u{a0}"],
        ),
        (
            "👩\u{200d}👩\u{200d}👧 👋🏽",
            &[],
            &["👩👩👧 👋🏽", "👩\u{200d}👩\u{200d}👧 👋"],
        ),
        // Only canonical equivalence counts: these look alike and are other texts.
        (
            "\u{fb01}nd \u{ff41} \u{212b}",
            &["\u{fb01}nd \u{ff41} \u{c5}"],
            &["find a \u{c5}"],
        ),
        ("nul\0inside", &[], &["nul", "nul\0", "nulinside"]),
        (&longest, &[], &[&longest[1..], &longest[..72]]),
    ];
    for (text, same, others) in cases {
        let place = place_opened_by(text);
        for spelling in [&[text], same].concat() {
            open_with(&place, spelling).unwrap_or_else(|e| panic!("{spelling:?}: {e:?}"));
        }
        for other in others {
            let refused = open_with(&place, other).err();
            assert!(
                matches!(refused, Some(VaultError::WrongPassphrase)),
                "{other:?}"
            );
        }
    }
}

#[test]
fn the_longest_passphrase_counts_to_its_last_byte() {
    let text = "é".repeat(LONGEST_PASSPHRASE / 2);
    let place = place_opened_by(&text);
    open_with(&place, &text).unwrap();
    let decomposed = "e\u{301}".repeat(LONGEST_PASSPHRASE / 2);
    open_with(&place, &decomposed).expect("longer as typed, the same when normal");
    let last_differs = format!("{}è", "é".repeat(LONGEST_PASSPHRASE / 2 - 1));
    let refused = open_with(&place, &last_differs).err();
    assert!(matches!(refused, Some(VaultError::WrongPassphrase)));
    for too_long in [format!("{text}x"), "x".repeat(LONGEST_PASSPHRASE + 1)] {
        assert!(matches!(
            Passphrase::new(&too_long),
            Err(VaultError::Invalid(_))
        ));
    }
}

#[test]
fn wrong_passphrases_never_open() {
    let place = place_opened_by(PASSPHRASE);
    let mut seeded = Seeded(3);
    let words: Vec<String> = notes()[0].body.split(' ').map(str::to_owned).collect();
    let mut wrong: Vec<String> = (0..16)
        .map(|_| {
            let pick = |seeded: &mut Seeded| words[seeded.below(words.len())].clone();
            (0..5)
                .map(|_| pick(&mut seeded))
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect();
    // One letter off, at places all over.
    wrong.extend((0..14).map(|_| {
        let mut letters: Vec<char> = PASSPHRASE.chars().collect();
        let at = seeded.below(letters.len());
        letters[at] = if letters[at] == 'q' { 'z' } else { 'q' };
        letters.into_iter().collect()
    }));
    wrong.extend(["a", "A lamp in the window", "a lamp in the window\n"].map(str::to_owned));
    let count = wrong.len();
    for text in wrong {
        let refused = open_with(&place, &text).err();
        assert!(
            matches!(refused, Some(VaultError::WrongPassphrase)),
            "{text:?}"
        );
    }
    assert_eq!(count, 33);
    open_with(&place, PASSPHRASE).expect("the control: the right one opens");
}
