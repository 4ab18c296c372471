//! Backups that are kept by themselves.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lamplight_api::backups::{
    BackupKept, BackupList, BackupOpens, BackupPlaceSet, Backups, WhichPlace,
};
use lamplight_api::door::{self, Cost, Exchange, Opener, RecoveryChange};
use lamplight_api::{Caller, Code};
use serde_json::{Value, json};

use crate::room::{Hands, Room};

mod beside;

const DAY: i64 = 24;

fn room() -> (Room, Hands) {
    let hands = Hands::new();
    (Room::by(Arc::new(hands.clone())), hands)
}

fn routine(room: &Room) -> BackupKept {
    room.desk.keep_backups().wait().unwrap()
}

fn list(room: &Room) -> Backups {
    room.desk.ask(BackupList {}).unwrap()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
}

fn choose(room: &Room, which: WhichPlace, path: Option<&Path>) {
    let path = path.map(Path::to_path_buf);
    room.desk.ask(BackupPlaceSet { which, path }).unwrap();
}

#[test]
fn one_is_made_at_first_and_then_when_a_day_is_over_and_something_changed() {
    let (room, hands) = room();
    room.add("Harbour", "We walked there.");
    assert_eq!(routine(&room).made, 1);
    let place = room.path("vault-backups");
    let made = files(&place);
    let name = made[0].file_name().unwrap().to_str().unwrap();
    assert!(
        name.starts_with("lamplight-") && name.ends_with("-20260304-120000.lampbak"),
        "{name}"
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let allows = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!((allows(&place), allows(&made[0])), (0o700, 0o600));
    }
    // Where somebody stood, and the index, are no change.
    room.call("place_set", &json!({"place": "here"}));
    hands.turn(2 * DAY);
    assert_eq!(routine(&room).made, 0);
    let all = list(&room);
    assert!(all.backups[0].latest && all.backups[0].whole);
    assert!(!all.standing.overdue && all.standing.sound_at.is_some());
    room.add("Later", "It rained.");
    assert_eq!(routine(&room).made, 1, "the one before is older than a day");
    room.add("Evening", "It stopped.");
    hands.turn(DAY - 1);
    assert_eq!(routine(&room).made, 0, "not yet");
    assert!(!list(&room).backups[0].latest);
    hands.turn(1);
    assert_eq!(routine(&room).made, 1);
    assert_eq!(list(&room).backups.len(), 3);
    // Each can be opened with the passphrase, and holds what there was.
    let newest = files(&place).pop().unwrap();
    let passphrase = door::passphrase(b"a lamp in the window").unwrap();
    let proof = door::prove(&newest, &passphrase, &room.path("scratch"), |_, _| Ok(())).unwrap();
    assert_eq!((proof.entries, proof.trashed), (3, 0));
}

#[test]
fn when_they_are_off_nothing_is_made_and_nothing_is_said() {
    let (room, hands) = room();
    room.call("setting_set", &json!({"key": "backups", "value": "off"}));
    assert_eq!(routine(&room), BackupKept::default());
    assert!(!room.path("vault-backups").exists());
    hands.turn(20 * DAY);
    assert!(!list(&room).standing.overdue);
    let made = room.call("backup_now", &json!({}));
    assert_eq!(made, json!({"made": 1, "thinned": 0}), "asked, it is made");
}

#[test]
fn a_second_place_gets_a_copy_and_is_missed_when_it_is_not_there() {
    let (room, hands) = room();
    let stick = room.path("stick");
    fs::create_dir(&stick).unwrap();
    choose(&room, WhichPlace::Second, Some(&stick));
    room.add("Harbour", "We walked there.");
    assert_eq!(routine(&room).made, 2);
    let (one, other) = (files(&room.path("vault-backups")), files(&stick));
    assert_eq!(fs::read(&one[0]).unwrap(), fs::read(&other[0]).unwrap());
    let away = room.path("away");
    fs::rename(&stick, &away).unwrap();
    hands.turn(DAY);
    room.add("Later", "It rained.");
    assert_eq!(routine(&room).made, 1);
    hands.turn(1);
    let places = list(&room).places;
    assert_eq!((places[0].there, places[1].there), (true, false));
    assert_eq!(
        places[1].missing_since.as_deref(),
        Some("2026-03-05T12:00:00.000Z")
    );
    fs::rename(&away, &stick).unwrap();
    assert_eq!(routine(&room).made, 1, "it is made up for");
    assert_eq!(files(&stick).len(), 2);
    assert!(list(&room).places[1].there);
    choose(&room, WhichPlace::Second, None);
    assert_eq!(list(&room).places.len(), 1);
    assert_eq!(files(&stick).len(), 2, "what is there stays");
}

#[test]
fn places_that_will_not_do_are_refused() {
    let (room, _) = room();
    routine(&room);
    fs::write(room.path("file"), "x").unwrap();
    for path in ["vault", "file", "nowhere", "vault-backups"] {
        let path = room.path(path);
        let request = json!({"which": "second", "path": path});
        let refused = room.refused("backup_place_set", &request);
        assert_eq!(refused, ("invalid", Some("path".to_owned())), "{request}");
    }
    let by_view = Caller::View;
    let refused = room.desk.call(by_view, "backup_place_set", "{}");
    assert_eq!(refused.unwrap_err().code, Code::Unsupported);
}

#[test]
fn a_backup_is_proved_and_one_that_has_decayed_is_known_for_it() {
    let (room, hands) = room();
    room.add("Harbour", "We walked there.");
    let gone = room.add("Gone", "Nothing.");
    room.call("entry_delete", &json!({"id": gone}));
    routine(&room);
    let id = list(&room).backups[0].id.clone();
    let proved = room.call("backup_prove", &json!({"id": id}));
    let expected = json!({"made_at": "2026-03-04T12:00:00.000Z", "entries": 1, "trashed": 1});
    assert_eq!(proved, expected);
    assert!(list(&room).backups[0].proved_at.is_some());
    let file = files(&room.path("vault-backups")).pop().unwrap();
    let whole = fs::read(&file).unwrap();
    let mut bytes = whole.clone();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&file, &bytes).unwrap();
    assert!(list(&room).backups[0].whole, "nobody has looked yet");
    let refused = room.refused("backup_prove", &json!({"id": id}));
    assert_eq!(refused.0, "database_damaged");
    let line = &list(&room).backups[0];
    assert!(!line.whole && line.gone_by.is_none());
    assert_eq!(routine(&room).made, 1, "it does not count any more");
    fs::write(&file, &whole).unwrap();
    room.call("backup_prove", &json!({"id": id}));
    assert!(list(&room).backups.iter().all(|line| line.whole));
    // Cut short, it is not even asked for its key.
    fs::write(&file, &whole[..whole.len() - 1]).unwrap();
    let all = list(&room);
    assert_eq!(all.backups.iter().filter(|line| !line.whole).count(), 1);
    hands.turn(DAY);
    let refused = room.refused("backup_prove", &json!({"id": "first-nothing"}));
    assert_eq!(refused, ("not_found", Some("id".to_owned())));
    // Nothing is left of the opening.
    assert_eq!(files(&room.path("vault-backups")).len(), 2);
}

fn remove(room: &Room, id: &[&str]) -> Result<Value, String> {
    let answer = room.try_call("backup_remove", &json!({"id": id}));
    answer.map_err(|error| error.code.as_str().to_owned())
}

#[test]
fn the_last_two_go_only_when_there_is_a_newer_one() {
    let (room, hands) = room();
    for day in 0..3 {
        room.add("Day", &format!("number {day}"));
        assert_eq!(routine(&room).made, 1);
        hands.turn(DAY);
    }
    let ids: Vec<String> = list(&room).backups.into_iter().map(|b| b.id).collect();
    let [newest, middle, oldest] = &ids[..] else {
        panic!("{ids:?}");
    };
    let refused = Err("invalid".to_owned());
    assert_eq!(remove(&room, &[newest, middle]), refused);
    assert_eq!(remove(&room, &[newest, middle, oldest]), refused);
    assert_eq!(list(&room).backups.len(), 3);
    assert_eq!(remove(&room, &[newest]), Ok(json!({"removed": 1})));
    assert_eq!(remove(&room, &[middle]), refused, "the last two");
    room.call("backup_now", &json!({}));
    assert_eq!(
        remove(&room, &[middle, oldest, "first-../../x"]),
        Ok(json!({"removed": 2}))
    );
    assert_eq!(list(&room).backups.len(), 1);
}

#[test]
fn a_copy_that_somebody_made_goes_alone_and_counts_for_nothing() {
    let (room, hands) = room();
    for day in 0..2 {
        room.add("Day", &format!("number {day}"));
        assert_eq!(routine(&room).made, 1);
        hands.turn(DAY);
    }
    let there = files(&room.path("vault-backups"));
    let copy = there[1].to_str().unwrap().replace(".lampbak", "-2.lampbak");
    fs::copy(&there[1], &copy).unwrap();
    let ids: Vec<String> = list(&room).backups.into_iter().map(|b| b.id).collect();
    let (copies, others): (Vec<&str>, Vec<&str>) = ids
        .iter()
        .map(String::as_str)
        .partition(|id| id.ends_with("-2"));
    assert_eq!((copies.len(), others.len()), (1, 2), "{ids:?}");
    // The oldest alone would be left, and with the other copy there are not two backups either.
    let refused = Err("invalid".to_owned());
    assert_eq!(remove(&room, &[copies[0], others[0]]), refused);
    room.add("Later", "It is in none of them.");
    assert_eq!(remove(&room, &copies), Ok(json!({"removed": 1})));
    assert_eq!(files(&room.path("vault-backups")), there);
}

#[test]
fn none_is_made_anew_once_every_one_was_removed() {
    let (room, _) = room();
    room.add("Harbour", "We walked there.");
    assert_eq!(routine(&room).made, 1);
    assert_eq!(room.desk.remove_every_backup().wait().unwrap(), 1);
    room.add("Later", "It rained.");
    let refused = room.desk.keep_backups().wait().unwrap_err();
    assert_eq!(refused.code, Code::Cancelled);
    assert_eq!(room.refused("backup_now", &json!({})).0, "cancelled");
    assert_eq!(files(&room.path("vault-backups")).len(), 0);
}

/// The second place refuses every time. What lies in the first one holds everything all the same.
#[test]
fn a_place_that_refuses_does_not_make_the_other_one_overdue() {
    let (room, hands) = room();
    let stick = room.path("stick");
    fs::create_dir(&stick).unwrap();
    choose(&room, WhichPlace::Second, Some(&stick));
    room.add("Harbour", "We walked there.");
    assert_eq!(routine(&room).made, 2);
    let copy = files(&stick).pop().unwrap();
    let stem = copy.file_stem().unwrap().to_str().unwrap();
    // Every name that it could have there is taken.
    fs::remove_file(&copy).unwrap();
    fs::create_dir(&copy).unwrap();
    for n in 2..100 {
        fs::create_dir(stick.join(format!("{stem}-{n}.lampbak"))).unwrap();
    }
    for day in 1..=16 {
        hands.turn(DAY);
        let refused = room.desk.keep_backups().wait().unwrap_err();
        assert_eq!(refused.code, Code::ExistsNotEmpty, "day {day}");
        let standing = room.call("backup_state", &json!({}));
        assert_eq!(standing["overdue"], false, "day {day}");
        assert_eq!(standing["trouble"]["code"], "exists_not_empty");
    }
    fs::remove_dir_all(&stick).unwrap();
    fs::create_dir(&stick).unwrap();
    hands.turn(DAY);
    assert_eq!(routine(&room).made, 1);
    let standing = room.call("backup_state", &json!({}));
    assert_eq!(standing.get("trouble"), None, "{standing}");
}

#[test]
fn what_is_gone_for_good_is_said_to_be_in_backups() {
    let (room, hands) = room();
    room.add("Before", "This stays.");
    routine(&room);
    hands.turn(3 * DAY);
    let gone = room.add("Gone", "Nothing of this should be left.");
    routine(&room);
    hands.turn(DAY);
    room.call("entry_delete", &json!({"id": gone}));
    room.call("trash_empty", &json!({}));
    let holds = |room: &Room| -> Vec<bool> {
        let backups = list(room).backups;
        backups.iter().map(|line| line.holds_deleted).collect()
    };
    assert_eq!(holds(&room), [true, false]);
    assert!(list(&room).backups[0].gone_by.is_some());
    let old = list(&room).backups[0].id.clone();
    assert_eq!(room.call("backup_now", &json!({}))["made"], 1);
    assert_eq!(holds(&room), [false, true, false]);
    assert_eq!(remove(&room, &[&old]), Ok(json!({"removed": 1})));
    assert_eq!(holds(&room), [false, false]);
}

#[test]
fn somebody_gone_for_good_is_said_to_be_in_backups() {
    let (room, hands) = room();
    let id = room.call("person_add", &json!({"label": "M."}))["id"].clone();
    routine(&room);
    hands.turn(DAY);
    room.call("person_delete", &json!({"id": id, "entries": "keep"}));
    assert!(!list(&room).backups[0].holds_deleted);
    room.call("trash_purge", &json!({"id": id}));
    assert!(list(&room).backups[0].holds_deleted);
}

#[test]
fn before_everything_is_encrypted_anew_one_is_made_and_after_it_the_old_are_told_apart() {
    let (room, hands) = room();
    room.add("Harbour", "We walked there.");
    let exchange = |new: &str| Exchange {
        by: Opener::Passphrase(door::passphrase(b"a lamp in the window").unwrap()),
        passphrase: door::passphrase(new.as_bytes()).unwrap(),
        cost: Cost::LEAST,
        recovery: RecoveryChange::Keep,
        rekey: true,
    };
    let again = exchange("a lamp in the window");
    room.desk.exchange_keys(again).wait().unwrap();
    assert!(!room.path("vault-backups").exists(), "nobody keeps any yet");
    routine(&room);
    room.add("Later", "It rained.");
    room.desk
        .exchange_keys(exchange("another lamp altogether"))
        .wait()
        .unwrap();
    let all = list(&room);
    assert_eq!(all.backups.len(), 2, "one more, of what was written since");
    for line in &all.backups {
        assert_eq!(line.opens, BackupOpens::Then);
        assert!(line.whole && !line.latest);
    }
    let old: Vec<&str> = all.backups.iter().map(|line| line.id.as_str()).collect();
    let refused = room.refused("backup_prove", &json!({"id": old[0]}));
    assert_eq!(refused.0, "wrong_passphrase");
    assert_eq!(remove(&room, &old), Err("invalid".to_owned()));
    hands.turn(-1);
    assert_eq!(routine(&room).made, 1, "none opens by the new key");
    let now = list(&room);
    let new = now.backups.iter().find(|line| line.latest).unwrap();
    assert_eq!(new.opens, BackupOpens::Now);
    assert_eq!(remove(&room, &old), Ok(json!({"removed": 2})));
    assert_eq!(list(&room).backups.len(), 1);
}

#[test]
fn fourteen_days_without_one_are_too_long() {
    let (room, hands) = room();
    routine(&room);
    let place = room.path("vault-backups");
    fs::remove_dir_all(&place).unwrap();
    fs::write(&place, "in the way").unwrap();
    room.add("Harbour", "We walked there.");
    for day in 1..=15 {
        hands.turn(DAY);
        assert_eq!(routine(&room).made, 0);
        let standing = room.call("backup_state", &json!({}));
        assert_eq!(standing["overdue"], json!(day > 14), "day {day}");
    }
    fs::remove_file(&place).unwrap();
    assert_eq!(routine(&room).made, 1);
    assert_eq!(room.call("backup_state", &json!({}))["overdue"], false);
}

#[test]
fn a_season_of_days_leaves_a_few_and_a_clock_set_back_prunes_none() {
    let (room, hands) = room();
    for day in 0..100 {
        room.add("Day", &format!("number {day}"));
        assert_eq!(routine(&room).made, 1);
        hands.turn(DAY);
    }
    let count = files(&room.path("vault-backups")).len();
    assert!((10..=14).contains(&count), "{count}");
    let before = files(&room.path("vault-backups"));
    for hours in [-DAY, -1, -300 * DAY, 2 * DAY] {
        hands.turn(hours);
        room.add("Wrong", "by the clock");
        routine(&room);
        let now = files(&room.path("vault-backups"));
        assert!(before.iter().all(|file| now.contains(file)), "{hours}");
    }
}

/// A backup of months ago is this journal's still, however many came and went since.
#[test]
fn what_it_has_made_long_ago_is_thinned_out_in_a_chosen_place_too() {
    let (room, hands) = room();
    let stick = room.path("stick");
    fs::create_dir(&stick).unwrap();
    choose(&room, WhichPlace::First, Some(&stick));
    for day in 0..220 {
        room.add("Day", &format!("number {day}"));
        assert_eq!(routine(&room).made, 1, "day {day}");
        hands.turn(DAY);
    }
    let all = list(&room);
    assert!(all.backups.iter().all(|line| line.own), "{all:?}");
    assert!(all.backups.len() <= 7 + 4 + 12, "{}", all.backups.len());
}
