//! What goes out comes in again as it was.

use std::fs;

use lamplight_exchange::export;
use lamplight_journal::Journal;
use lamplight_journal::entries::{
    Entry, EntryDate, EntryId, Fields, Kind, NewEntry, Prepared, Status,
};
use lamplight_journal::intake::{Incoming, Origin};
use proptest::prelude::*;
use serde_json::{Map, Value};

use crate::home::{Home, entries, export_lines, format, now, take};

/// Text with everything that has a meaning in JSON, YAML, Markdown or a file system.
fn text(length: usize) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zA-Z ]{1,8}",
        2 => any::<char>().prop_map(String::from),
        2 => "[-:#\\[\\]{},&*!|>'\"%@`?~./\\\\<> 0-9]{1,4}",
        1 => prop::sample::select(vec![
            "\n", "\r\n", "\r", "\t", "\n---\n", "...", "---\n", "\n\n", "null", "true", "1.10", "é", "e\u{301}",
            "\u{feff}", "\u{2028}", "\u{85}", "\0", "\u{7f}", "日记", "مرحبا", "👩‍👩‍👧", "\u{202e}", "\u{fffe}",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..length).prop_map(|pieces| pieces.concat())
}

fn date() -> impl Strategy<Value = EntryDate> {
    let moment = (
        0_i32..=9999,
        1..=12_u32,
        1..=28_u32,
        0..86_400_u32,
        0..1000_u32,
    );
    (moment, 0..4, -14 * 60..=14 * 60).prop_map(
        |((year, month, day, second, milli), form, offset)| {
            let day = chrono::NaiveDate::from_ymd_opt(year, month, day).unwrap();
            let nano = if second % 2 == 0 {
                0
            } else {
                milli * 1_000_000
            };
            let time = chrono::NaiveTime::from_num_seconds_from_midnight_opt(second, nano).unwrap();
            let offset = chrono::FixedOffset::east_opt(offset * 60).unwrap();
            let at = day.and_time(time).and_local_timezone(offset).unwrap();
            match form {
                0 => EntryDate::Day(day),
                1 => EntryDate::Wall(day.and_time(time)),
                2 => EntryDate::Instant {
                    at: day.and_time(time).and_utc().fixed_offset(),
                    zulu: true,
                },
                _ => EntryDate::Instant { at, zulu: false },
            }
        },
    )
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        text(5).prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((text(3), inner), 0..4)
                .prop_map(|keys| Value::Object(keys.into_iter().collect())),
        ]
    })
}

fn extra() -> impl Strategy<Value = Option<Map<String, Value>>> {
    let fields = vec![
        "title",
        "Title",
        "body",
        "date",
        "created",
        "Created At",
        "created_at",
        "tags",
        "tag",
        "Tag",
        "mood",
        "feeling",
        "kind",
        "zone",
        "id",
        "ID",
        "lens",
        "status",
        "given_on",
        "feel_before",
        "fields",
        "person",
        "extra.title",
        "extra.extra.title",
        "extra",
        "slug",
        "#",
        "yes",
    ];
    let key = prop_oneof![
        2 => text(4),
        2 => prop::sample::select(fields).prop_map(str::to_owned),
        1 => "[a-z]{495,520}",
        1 => Just("k".repeat(3000)),
        1 => Just("\u{1}".repeat(300)),
    ];
    prop::collection::vec((key, value()), 0..6)
        .prop_map(|keys| (!keys.is_empty()).then(|| keys.into_iter().collect()))
}

/// What stands beside a text.
fn beside() -> impl Strategy<Value = NewEntry> {
    let statuses = [Status::Draft, Status::Ready, Status::Given, Status::Kept];
    let answer = prop_oneof![
        text(4).prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        prop::collection::vec(text(2), 0..3).prop_map(Value::from),
    ];
    (
        prop::option::of("[a-z_]{1,12}"),
        prop::sample::select(statuses.to_vec()),
        prop::option::of(Just("2024-02-29")),
        prop::option::of(0..=10_u8),
        prop::option::of(0..=10_u8),
        prop::collection::vec(("later_[a-z]{1,4}", answer), 0..4),
        prop::option::of(text(4)),
    )
        .prop_map(|(lens, status, day, before, after, answers, did)| {
            let mut fields: Fields = answers.into_iter().collect();
            fields.extend(did.map(|did| ("did".to_owned(), Value::from(did))));
            NewEntry {
                lens,
                status: Some(status),
                given_on: day.map(|day| day.parse().unwrap()),
                feel_before: before,
                feel_after: after,
                fields,
                ..NewEntry::of(Kind::Reflection)
            }
        })
}

fn entry() -> impl Strategy<Value = NewEntry> {
    (plain_entry(), beside()).prop_map(|(entry, beside)| NewEntry {
        lens: beside.lens,
        status: beside.status,
        given_on: beside.given_on,
        feel_before: beside.feel_before,
        feel_after: beside.feel_after,
        fields: beside.fields,
        ..entry
    })
}

/// One without anything beside its text.
fn plain_entry() -> impl Strategy<Value = NewEntry> {
    let tag = text(4).prop_filter("a tag is not blank", |tag| !tag.trim().is_empty());
    let zone = prop::option::of(prop::sample::select(vec![
        "Europe/Dublin",
        "Etc/GMT+5",
        "UTC",
    ]));
    (
        prop::sample::select(Kind::ALL.to_vec()),
        text(6),
        text(30),
        date(),
        zone,
        prop::collection::vec(tag, 0..4),
        prop::option::of(0..=10_u8),
        extra(),
    )
        .prop_map(
            |(kind, title, body, date, zone, tags, feeling, extra)| NewEntry {
                kind,
                title,
                body,
                entry_date: Some(date),
                zone: zone.map(str::to_owned),
                tags,
                feeling,
                extra,
                ..NewEntry::of(kind)
            },
        )
}

#[test]
fn the_deepest_line_goes_through_every_format() {
    let home = Home::new();
    let nested = |name: &str| format!("\"{name}\":{}1.5{}", "[".repeat(63), "]".repeat(63));
    let line = format!(
        r#"{{"created_at":"2024-05-01","body":"x",{},{}}}"#,
        nested("other"),
        nested("kind")
    );
    let mut journal = home.journal();
    assert_eq!(take(&mut journal, &home.file("line", line)).imported, 1);
    let exported = export_lines(&journal, &home.path().join("lines"));
    let notes = home.path().join("notes");
    export(&journal, format("markdown"), &notes, &mut |_| Ok(())).unwrap();
    for path in [home.path().join("lines"), notes] {
        let mut again = home.journal();
        assert_eq!(take(&mut again, &path).imported, 1);
        let out = path.with_extension("again");
        assert_eq!(export_lines(&again, &out), exported);
    }
}

/// A journal of exactly these entries, past every importer.
fn journal_of(home: &Home, entries: &[NewEntry]) -> Journal {
    let mut journal = home.journal();
    let batch: Vec<Incoming> = (1_u128..)
        .zip(entries)
        .map(|(n, entry)| Incoming {
            origin: Origin::Id(EntryId::from_uuid(uuid::Uuid::from_u128(n))),
            entry: Prepared::new(entry.clone(), &now()).unwrap(),
        })
        .collect();
    journal.take_in(&batch).unwrap();
    journal
}

/// Everything that a file carries.
fn carried(journal: &Journal) -> Vec<Entry> {
    let mut all = entries(journal);
    for entry in &mut all {
        (entry.created_at, entry.updated_at) = (0, 0);
    }
    all.sort_by_key(|entry| entry.id);
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn json_lines_come_back_to_the_byte(made in prop::collection::vec(entry(), 1..40)) {
        let home = Home::new();
        let journal = journal_of(&home, &made);
        let first = export_lines(&journal, &home.path().join("first"));
        let mut second = home.journal();
        let report = take(&mut second, &home.path().join("first"));
        prop_assert_eq!(&report.skipped, &[]);
        prop_assert_eq!(carried(&second), carried(&journal));
        let again = export_lines(&second, &home.path().join("second"));
        prop_assert_eq!(again, first);
    }

    #[test]
    fn markdown_comes_back_with_everything(made in prop::collection::vec(plain_entry(), 1..40)) {
        let home = Home::new();
        let journal = journal_of(&home, &made);
        let notes = home.path().join("notes");
        export(&journal, format("markdown"), &notes, &mut |_| Ok(())).unwrap();
        let mut second = home.journal();
        let report = take(&mut second, &notes);
        prop_assert_eq!(&report.skipped, &[]);
        prop_assert_eq!(&report.warnings, &[]);
        prop_assert_eq!(carried(&second), carried(&journal));
    }

    /// Another reader of YAML finds the same texts.
    #[test]
    fn front_matter_says_the_same_to_others(made in prop::collection::vec(plain_entry(), 1..40)) {
        let home = Home::new();
        let journal = journal_of(&home, &made);
        let notes = home.path().join("notes");
        export(&journal, format("markdown"), &notes, &mut |_| Ok(())).unwrap();
        let mut files = 0;
        for year in fs::read_dir(&notes).unwrap() {
            for file in fs::read_dir(year.unwrap().path()).unwrap() {
                let file = fs::read_to_string(file.unwrap().path()).unwrap();
                let yaml = file.strip_prefix("---\n").unwrap().split_once("\n---\n").unwrap().0;
                let read: Map<String, Value> = serde_saphyr::from_str(yaml).unwrap();
                let number: uuid::Uuid = read["id"].as_str().unwrap().parse().unwrap();
                let number = usize::try_from(number.as_u128()).unwrap();
                says_the_same(&read, &made[number - 1])?;
                files += 1;
            }
        }
        prop_assert_eq!(files, made.len());
    }
}

/// Texts, which is where readers of YAML differ.
fn says_the_same(read: &Map<String, Value>, made: &NewEntry) -> Result<(), TestCaseError> {
    prop_assert_eq!(read["title"].as_str(), Some(made.title.as_str()));
    let mut tags: Vec<String> = Vec::new();
    for tag in &made.tags {
        let mark = if tag.starts_with('#') { "#" } else { "" };
        let tag = format!("{mark}{tag}");
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    let found = read
        .get("tags")
        .cloned()
        .unwrap_or(Value::Array(Vec::new()));
    prop_assert_eq!(found, Value::from(tags));
    for (key, value) in made.extra.iter().flatten() {
        if let Some(text) = value.as_str() {
            let prefixed = format!("extra.{key}");
            let found = read.get(&prefixed).or_else(|| read.get(key));
            prop_assert_eq!(found.and_then(Value::as_str), Some(text), "{}", key);
        }
    }
    Ok(())
}
