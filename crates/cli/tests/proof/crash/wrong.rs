//! A thousand passphrases that are not the vault's.

use super::power::Coins;
use super::{sample, seed};
use crate::home::{Home, PASSPHRASE};

const TRIES: usize = 1_000;
/// Of scripts with and without capitals, of marks that compose, of pictures made of several parts.
const PIECES: [&str; 12] = [
    "heron",
    "reeds",
    "é",
    "e\u{301}",
    "ſ",
    "ﬁ",
    "雨夜",
    "مساء",
    "👩\u{200d}👧",
    "👋🏽",
    " ",
    "\u{a0}",
];

/// Anything at all, or the right one with something about it changed.
fn wrong(coins: &mut Coins) -> String {
    let mut letters: Vec<char> = PASSPHRASE.chars().collect();
    let at = coins.below(letters.len());
    match coins.below(6) {
        0 => letters.insert(at, ' '),
        1 => letters[at] = if letters[at] == 'x' { 'y' } else { 'x' },
        2 => drop(letters.remove(at)),
        3 => letters.insert(at, '\u{301}'),
        4 => return PASSPHRASE.repeat(1 + 1024 / PASSPHRASE.len())[..1024].to_owned(),
        _ => {
            let pieces = 1 + coins.below(40);
            return (0..pieces)
                .map(|_| PIECES[coins.below(PIECES.len())])
                .collect();
        }
    }
    letters.into_iter().collect()
}

#[test]
fn a_thousand_wrong_passphrases_open_nothing() {
    let home = Home::with_vault();
    let mut coins = Coins(seed());
    let tries: Vec<String> = (0..TRIES).map(|_| wrong(&mut coins)).collect();
    let tries = sample(tries, 30);
    for words in &tries {
        let refused = home.run_as(words, &["vault", "info"], b"");
        assert_eq!(refused.code(), "wrong_passphrase", "{words:?}: {refused:?}");
    }
    assert!(home.run(&["vault", "info"], "").ok(), "the control");
    println!(
        "wrong passphrases: {} (seed {}), 0 opened",
        tries.len(),
        seed()
    );
}
