//! The database cut, lengthened, with pages zeroed, swapped, doubled.

use std::fs;

use lamplight_vault::{Vault, VaultError};

use crate::notes::{PAGE, Place, Seeded};
use crate::questions::{QUESTIONS, answers, ask};

struct Bench {
    place: Place,
    whole: Vec<u8>,
    expected: Vec<Vec<String>>,
    cases: usize,
    unopened: usize,
    right: usize,
}

impl Bench {
    fn new() -> Self {
        let place = Place::with_notes();
        Self {
            whole: fs::read(place.database()).unwrap(),
            expected: answers(&place.open().unwrap()),
            place,
            cases: 0,
            unopened: 0,
            right: 0,
        }
    }

    fn pages(&self) -> usize {
        self.whole.len() / PAGE
    }

    /// Puts these bytes in the database's place: the check says damaged, and every question is
    /// answered right or not at all.
    fn is_damaged(&mut self, bytes: &[u8], what: &str) {
        self.put_and_ask(bytes, what);
        let checked = self.place.open().and_then(|vault| vault.check());
        assert!(
            matches!(checked, Err(VaultError::DatabaseDamaged)),
            "{what}: {checked:?}"
        );
        assert!(
            fs::read(self.place.database()).unwrap() == bytes,
            "{what}: written to"
        );
    }

    fn put_and_ask(&mut self, bytes: &[u8], what: &str) {
        fs::write(self.place.database(), bytes).unwrap();
        match self.place.open() {
            Ok(vault) => self.ask(&vault, what),
            Err(VaultError::DatabaseDamaged) => self.unopened += 1,
            Err(error) => panic!("{what}: {error:?}"),
        }
        self.cases += 1;
    }

    fn ask(&mut self, vault: &Vault, what: &str) {
        for n in 0..QUESTIONS.len() {
            let n = (n + self.cases) % QUESTIONS.len();
            match ask(vault, QUESTIONS[n]) {
                Ok(answer) => {
                    assert!(
                        answer == self.expected[n],
                        "{what}: {} altered",
                        QUESTIONS[n].0
                    );
                    self.right += 1;
                }
                Err(VaultError::DatabaseDamaged) => {}
                Err(error) => panic!("{what}: {} gave {error:?}", QUESTIONS[n].0),
            }
        }
    }

    fn ends_well(self) {
        fs::write(self.place.database(), &self.whole).unwrap();
        let vault = self.place.open().expect("the control: whole, it opens");
        vault.check().expect("the control: whole, it passes");
    }
}

#[test]
fn cut_at_every_page_and_a_byte_beside_it() {
    let mut bench = Bench::new();
    let whole = bench.whole.clone();
    for page in 0..=bench.pages() {
        let edge = page * PAGE;
        for length in [edge.saturating_sub(1), edge, edge + 1] {
            if length < whole.len() {
                bench.is_damaged(&whole[..length], &format!("{length} bytes"));
            }
        }
    }
    assert!(bench.cases >= 120, "{}", bench.cases);
    bench.ends_well();
}

#[test]
fn each_page_zeroed() {
    let mut bench = Bench::new();
    for page in 0..bench.pages() {
        for from in [0, PAGE / 2] {
            let mut bytes = bench.whole.clone();
            bytes[page * PAGE + from..(page + 1) * PAGE].fill(0);
            bench.is_damaged(&bytes, &format!("page {} from {from}", page + 1));
        }
    }
    assert!(bench.cases >= 80 && bench.right > 0 && bench.unopened > 0);
    bench.ends_well();
}

#[test]
fn pages_swapped_and_doubled() {
    let mut bench = Bench::new();
    let pages = bench.pages();
    let mut seeded = Seeded(5);
    let neighbours = (0..pages - 1).map(|page| (page, page + 1));
    let others: Vec<_> = (0..30)
        .map(|_| (seeded.below(pages), seeded.below(pages)))
        .collect();
    for (a, b) in neighbours.chain(others).filter(|(a, b)| a != b) {
        let page = |n: usize| n * PAGE..(n + 1) * PAGE;
        let mut swapped = bench.whole.clone();
        swapped[page(a)].copy_from_slice(&bench.whole[page(b)]);
        let doubled = swapped.clone();
        swapped[page(b)].copy_from_slice(&bench.whole[page(a)]);
        bench.is_damaged(&swapped, &format!("{a} and {b} swapped"));
        if a % 3 == 0 {
            bench.is_damaged(&doubled, &format!("{b} twice"));
        }
    }
    assert!(bench.cases >= 60 && bench.right > 0 && bench.unopened > 0);
    bench.ends_well();
}

/// What follows the last page is no page of the database: answers stay right, and the check finds
/// that somebody was there.
#[test]
fn lengthened() {
    let mut bench = Bench::new();
    let whole = bench.whole.clone();
    let last = &whole[whole.len() - PAGE..];
    for more in [
        &[0][..],
        b"x",
        &[0; 100],
        &[0; PAGE],
        &[7; PAGE],
        last,
        &whole,
        &[0; 3 * PAGE],
    ] {
        bench.is_damaged(
            &[&whole, more].concat(),
            &format!("{} bytes more", more.len()),
        );
    }
    assert_eq!(bench.right, bench.cases * QUESTIONS.len());
    bench.ends_well();
}
