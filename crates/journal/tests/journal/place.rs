use lamplight_journal::JournalError;
use lamplight_journal::place::LONGEST;

use crate::desk::Desk;

#[test]
fn the_place_outlives_a_lock_and_the_last_one_counts() {
    let mut desk = Desk::new();
    assert_eq!(desk.place().unwrap(), None);
    desk.keep_place(r#"{"view":"timeline"}"#).unwrap();
    let place = r#"{"view":"entry","caret":[3,"é\u0000"]}"#;
    desk.keep_place(place).unwrap();
    desk.reopen();
    assert_eq!(desk.place().unwrap().as_deref(), Some(place));
}

#[test]
fn too_long_a_place_is_refused_and_the_one_before_stays() {
    let mut desk = Desk::new();
    let longest = "x".repeat(LONGEST);
    desk.keep_place(&longest).unwrap();
    let refused = desk.keep_place(&format!("{longest}x"));
    assert!(matches!(
        refused,
        Err(JournalError::Invalid { field: "place", .. })
    ));
    assert_eq!(desk.place().unwrap(), Some(longest));
}

#[test]
fn the_place_is_no_setting() {
    let mut desk = Desk::new();
    desk.keep_place("here").unwrap();
    assert!(!desk.settings().unwrap().contains_key("place"));
    assert!(matches!(
        desk.setting("place"),
        Err(JournalError::NotFound(_))
    ));
}
