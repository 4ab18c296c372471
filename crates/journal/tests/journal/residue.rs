//! Records that are gone for good are on no page of the database, read by the independent reader:
//! neither as they were nor as a past state keeps them.

use flate2::{Decompress, FlushDecompress, Status};
use lamplight_journal::RequestId;
use lamplight_journal::entries::EntryId;
use lamplight_journal::links::{LinkEnd, LinkNoun, LinkRelation};
use lamplight_journal::matters::{MatterChange, MatterRole, NewMatter};
use lamplight_journal::people::{NewPerson, PersonChange, Relation};
use lamplight_journal::records::{RecordId, TheirEntries};
use lamplight_reader::{Page, Vault};

use crate::desk::Desk;

fn pages(desk: &Desk) -> Vec<Page> {
    let folder = desk.home.path().join("vault");
    let vault = Vault::open(&folder, "a lamp in the window").unwrap();
    let pages = vault.pages().unwrap();
    assert!(pages.len() > 20);
    pages
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes
        .windows(word.len())
        .any(|found| found == word.as_bytes())
}

/// Which of the words stand on a page as they are.
fn plainly<'a>(pages: &[Page], words: &[&'a str]) -> Vec<&'a str> {
    let on_a_page = |word: &&&str| pages.iter().any(|page| holds(&page.content, word));
    words.iter().filter(on_a_page).copied().collect()
}

/// Which of the words stand on a page in what can be inflated: every byte of a page is taken for
/// the beginning of a stream, since a past state may lie anywhere.
fn packed<'a>(pages: &[Page], words: &[&'a str]) -> Vec<&'a str> {
    let mut inflated = Vec::new();
    let mut inflate = Decompress::new(false);
    let mut out = vec![0; 8192];
    for page in pages {
        for start in 0..page.content.len() {
            let stream = &page.content[start..];
            // A stream of JSON begins with a last block of fixed or of dynamic codes.
            if !matches!(stream[0] & 0b111, 0b011 | 0b101) {
                continue;
            }
            inflate.reset(false);
            let done = inflate.decompress(stream, &mut out, FlushDecompress::Finish);
            if matches!(done, Ok(Status::StreamEnd)) {
                let length = usize::try_from(inflate.total_out()).unwrap();
                inflated.push(out[..length].to_vec());
            }
        }
    }
    let in_one = |word: &&&str| inflated.iter().any(|bytes| holds(bytes, word));
    words.iter().filter(in_one).copied().collect()
}

/// The words of a person and a matter as they are now, and as they were.
const NOW: [&str; 4] = ["gloamlabel", "gloamnote", "gloamtitle", "gloamwhat"];
const ONCE: [&str; 4] = ["dusklabel", "dusknote", "dusktitle", "duskwhat"];

struct Written {
    person: RecordId,
    matter: RecordId,
    entry: EntryId,
}

/// A person and a matter, changed and linked, among many others so that pages split.
fn written(desk: &mut Desk) -> Written {
    let crowd = |desk: &mut Desk, from: u32| {
        for n in from..from + 60 {
            let new = NewPerson {
                label: format!("somebody {n}"),
                relation: Relation::Friend,
                note: "the tide came in and went out again ".repeat(n as usize % 20),
                resurface: true,
            };
            desk.add_person(&new, None).unwrap();
        }
    };
    let mut request = 0;
    let mut next = || {
        request += 1;
        Some(RequestId::from_u128(request))
    };
    crowd(desk, 0);
    let new = NewPerson {
        label: ONCE[0].to_owned(),
        relation: Relation::Ex,
        note: ONCE[1].to_owned(),
        resurface: false,
    };
    let person = desk.add_person(&new, next()).unwrap();
    let new = NewMatter {
        person: Some(person),
        what: ONCE[3].to_owned(),
        ..NewMatter::of(MatterRole::IHurt, ONCE[2].to_owned())
    };
    let matter = desk.add_matter(new, next()).unwrap();
    crowd(desk, 60);
    desk.hands.turn(3_600_000);
    let change = PersonChange {
        label: Some(NOW[0].to_owned()),
        note: Some(format!("{} {}", NOW[1], "and longer still ".repeat(40))),
        ..PersonChange::default()
    };
    desk.edit_person(person, change, next()).unwrap();
    let change = MatterChange {
        title: Some(NOW[2].to_owned()),
        what: Some(NOW[3].to_owned()),
        ..MatterChange::default()
    };
    desk.edit_matter(matter, change, next()).unwrap();
    let entry = desk.write("the words that stay");
    let ends = [
        (LinkNoun::Entry, entry.into()),
        (LinkNoun::Matter, matter),
        (LinkNoun::Person, person),
    ]
    .map(|(noun, id)| LinkEnd { noun, id });
    for (from, to) in [(ends[0], ends[1]), (ends[1], ends[2]), (ends[2], ends[0])] {
        desk.add_link(from, to, LinkRelation::LedTo, next())
            .unwrap();
    }
    Written {
        person,
        matter,
        entry,
    }
}

/// What a link or a past state holds of a record: its name beside the word for what it is. Alone, as
/// in the answers to requests, a name says nothing.
fn traces(written: &Written) -> [String; 2] {
    [
        format!("person{}", written.person),
        format!("matter{}", written.matter),
    ]
}

fn put_away(desk: &mut Desk, written: &Written) {
    let keep = TheirEntries::Keep;
    desk.remove_person(written.person, keep, None).unwrap();
    desk.remove_matter(written.matter, keep, None).unwrap();
    let kept = pages(desk);
    let control = "the control: the trash keeps them, and what they were";
    assert_eq!(plainly(&kept, &NOW), NOW, "{control}");
    assert_eq!(packed(&kept, &ONCE), ONCE, "{control}");
    for trace in traces(written) {
        assert_eq!(plainly(&kept, &[&trace]), [trace.as_str()], "{control}");
    }
}

fn nothing_is_left(desk: &mut Desk, written: &Written) {
    let look = |desk: &Desk| {
        let pages = pages(desk);
        for words in [NOW, ONCE] {
            assert_eq!(plainly(&pages, &words), [""; 0]);
            assert_eq!(packed(&pages, &words), [""; 0]);
        }
        for trace in traces(written) {
            assert_eq!(plainly(&pages, &[&trace]), [""; 0]);
        }
    };
    look(desk);
    desk.reopen();
    look(desk);
    desk.verify(|_, _| Ok(())).unwrap();
    let end = LinkEnd {
        noun: LinkNoun::Entry,
        id: written.entry.into(),
    };
    assert!(desk.links(end).unwrap().is_empty());
    assert_eq!(
        desk.entry(written.entry).unwrap().body,
        "the words that stay"
    );
    assert_eq!(desk.people().unwrap().len(), 120);
}

#[test]
fn a_person_and_a_matter_let_go_one_by_one_are_on_no_page() {
    let mut desk = Desk::new();
    let written = written(&mut desk);
    put_away(&mut desk, &written);
    desk.purge(written.person, None, |_, _| Ok(())).unwrap();
    // The matter was with them, now and in what it said before.
    let left = pages(&desk);
    assert_eq!(plainly(&left, &NOW), NOW[2..]);
    assert_eq!(packed(&left, &ONCE), ONCE[2..]);
    assert_eq!(packed(&left, &NOW), [""; 0]);
    desk.purge(written.matter, None, |_, _| Ok(())).unwrap();
    nothing_is_left(&mut desk, &written);
}

#[test]
fn a_person_and_a_matter_in_an_emptied_trash_are_on_no_page() {
    let mut desk = Desk::new();
    let written = written(&mut desk);
    put_away(&mut desk, &written);
    let gone = desk.empty_trash(None, |_, _| Ok(())).unwrap();
    assert_eq!((gone.entries, gone.records), (0, 2));
    nothing_is_left(&mut desk, &written);
}

#[test]
fn wiping_records_that_was_stopped_is_finished_at_the_next_opening() {
    let mut desk = Desk::new();
    let written = written(&mut desk);
    put_away(&mut desk, &written);
    for id in [written.person, written.matter] {
        let stopped = desk.purge(id, None, |_, _| {
            Err(lamplight_journal::VaultError::Cancelled)
        });
        assert!(stopped.is_err());
    }
    desk.reopen();
    nothing_is_left(&mut desk, &written);
}
