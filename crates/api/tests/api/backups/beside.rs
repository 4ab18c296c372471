//! Two journals of one name, each with backups of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lamplight_api::backups::{BackupList, BackupPlaceSet, Backups, WhichPlace};
use lamplight_api::door::{self, Restoring, Surroundings};
use lamplight_api::{Caller, Desk};
use serde_json::json;

use super::{DAY, choose, files, list, remove, room, routine};
use crate::room::{Hands, Room};

/// A journal with one backup in a chosen place, and another one made from that, which keeps its own
/// there too. The first backup, and the two.
fn two_in_one_place(stick: WhichPlace) -> (Room, Hands, PathBuf, Vec<PathBuf>, Desk) {
    let (room, hands) = room();
    let place = room.path("stick");
    fs::create_dir(&place).unwrap();
    choose(&room, WhichPlace::First, Some(&place));
    room.add("Harbour", "We walked there.");
    assert_eq!(routine(&room).made, 1);
    let first = files(&place);
    let passphrase = door::passphrase(b"a lamp in the window").unwrap();
    let (beside, scratch) = (room.path("trial"), room.path("scratch"));
    door::restore(&first[0], &beside, &passphrase, &scratch, |_, _| Ok(())).unwrap();
    let trial = open_beside(&room, &hands, &beside);
    let (which, path) = (stick, Some(place.clone()));
    trial.ask(BackupPlaceSet { which, path }).unwrap();
    (room, hands, place, first, trial)
}

/// Writes an entry in the other one.
fn write(trial: &Desk) {
    let add = json!({"kind": "talk", "title": "Trial", "body": "x"}).to_string();
    trial.call(Caller::Host, "entry_add", &add).unwrap();
}

/// Opens a vault in another folder of the same home.
fn open_beside(room: &Room, hands: &Hands, vault: &Path) -> Desk {
    let passphrase = door::passphrase(b"a lamp in the window").unwrap();
    let surroundings = Surroundings {
        clock: Arc::new(hands.clone()),
        scratch: room.path("scratch"),
        listener: Box::new(|_| ()),
    };
    door::open(vault, &passphrase, surroundings).unwrap()
}

#[test]
fn a_vault_restored_beside_its_original_leaves_the_backups_of_that_alone() {
    let (room, hands) = room();
    let stick = room.path("stick");
    fs::create_dir(&stick).unwrap();
    choose(&room, WhichPlace::First, Some(&stick));
    for day in 0..3 {
        room.add("Day", &format!("number {day}"));
        assert_eq!(routine(&room).made, 1);
        hands.turn(DAY);
    }
    let restoring = Restoring::default();
    restoring.choose(files(&stick).pop().unwrap()).unwrap();
    let vault = room.path("vault");
    let passphrase = b"a lamp in the window";
    let scratch = room.path("scratch");
    let restored = restoring.run(passphrase, &vault, "2026-03-07", &scratch);
    let beside = restored.unwrap().place;
    assert_eq!(beside, room.path("vault-restored-2026-03-07"));
    let trial = open_beside(&room, &hands, &beside);

    // Neither makes the other one's in its place, nor thins it out.
    let own = room.path("vault-restored-2026-03-07-backups");
    let places = trial.ask(BackupList {}).unwrap().places;
    assert_eq!(places.len(), 1);
    assert!(places[0].usual);
    for day in 0..40 {
        room.add("Day", &format!("number {day} again"));
        let kept = routine(&room);
        assert_eq!(kept.made, 1, "day {day}");
        let before = files(&stick);
        write(&trial);
        assert_eq!(trial.keep_backups().wait().unwrap().made, 1, "day {day}");
        assert_eq!(files(&stick), before, "day {day}");
        hands.turn(DAY);
    }
    let before = files(&stick);
    let its_own = files(&own).len();
    assert_eq!(
        trial.remove_every_backup().wait().unwrap(),
        u32::try_from(its_own).unwrap()
    );
    assert_eq!((files(&own).len(), files(&stick)), (0, before));
}

/// Two vaults of one name that share a place all the same, because somebody chose it for both.
#[test]
fn removing_every_backup_leaves_what_another_vault_of_that_name_has_made() {
    let (_room, hands, stick, theirs, trial) = two_in_one_place(WhichPlace::Second);
    hands.turn(DAY);
    write(&trial);
    assert_eq!(trial.keep_backups().wait().unwrap().made, 2);
    assert_eq!(files(&stick).len(), 2);
    assert_eq!(trial.remove_every_backup().wait().unwrap(), 2);
    assert_eq!(files(&stick), theirs);
}

/// They share it because somebody chose it for both: each keeps its own, counts its own, and leaves
/// what the other has made, whichever comes first.
#[test]
fn two_vaults_of_one_name_in_one_place_do_not_thin_each_other_out() {
    let (room, hands, stick, first, trial) = two_in_one_place(WhichPlace::First);
    write(&trial);

    // That the other one has one of today is no reason to have none.
    assert_eq!(trial.keep_backups().wait().unwrap().made, 1);
    let mut theirs = first.clone();
    for day in 0..20 {
        hands.turn(DAY);
        room.add("Day", &format!("number {day}"));
        let before = files(&stick);
        assert_eq!(routine(&room).made, 1, "day {day}");
        let now = files(&stick);
        theirs.extend(now.iter().filter(|path| !before.contains(path)).cloned());
        // Each day ends with one of the other: in a place of its own that would be the newest.
        write(&trial);
        let before: Vec<_> = now
            .into_iter()
            .filter(|path| theirs.contains(path))
            .collect();
        assert_eq!(trial.keep_backups().wait().unwrap().made, 1, "day {day}");
        let now = files(&stick);
        assert!(before.iter().all(|path| now.contains(path)), "day {day}");
    }
    let (here, there) = (list(&room), trial.ask(BackupList {}).unwrap());
    assert_eq!(here.backups.len(), there.backups.len(), "both see all");
    let own = |all: &Backups| all.backups.iter().filter(|line| line.own).count();
    assert_eq!(own(&here) + own(&there), here.backups.len());
    // As in a place of its own: seven days, and the first of weeks and of the month.
    assert!((9..=12).contains(&own(&here)), "{}", own(&here));
    for line in here.backups.iter().filter(|line| !line.own) {
        assert_eq!(line.gone_by, None, "it is not this one's to thin out");
    }

    // Those of the other one are no reason to let the last of its own go; they go when asked for.
    let of = |own: bool| -> Vec<&str> {
        let those = here.backups.iter().filter(|line| line.own == own);
        those.map(|line| line.id.as_str()).collect()
    };
    let (ours, others) = (of(true), of(false));
    assert!(remove(&room, &ours).is_err());
    assert_eq!(remove(&room, &[others[0]]).unwrap()["removed"], 1);
    let left = u32::try_from(others.len() - 1).unwrap();
    assert_eq!(trial.remove_every_backup().wait().unwrap(), left);
    assert_eq!(files(&stick).len(), ours.len());
}
