use lamplight_journal::JournalError;
use serde_json::json;

use crate::desk::Desk;

#[test]
fn settings_have_defaults_are_kept_and_refuse_what_they_may_not_be() {
    let mut desk = Desk::new();
    assert_eq!(desk.setting("look").unwrap(), json!("system"));
    assert_eq!(desk.setting("lock_after_minutes").unwrap(), json!(3));
    desk.set("look", &json!("dusk"), None).unwrap();
    desk.set("lock_after_minutes", &json!(60), None).unwrap();
    desk.reopen();
    assert_eq!(desk.settings().unwrap()["look"], json!("dusk"));
    for (key, value) in [
        ("look", json!("neon")),
        ("lock_after_minutes", json!(0)),
        ("lock_after_minutes", json!("3")),
    ] {
        assert!(matches!(
            desk.set(key, &value, None),
            Err(JournalError::Invalid { .. })
        ));
    }
    assert_eq!(desk.setting("lock_after_minutes").unwrap(), json!(60));
    assert!(matches!(
        desk.set("streak", &json!(1), None),
        Err(JournalError::NotFound(_))
    ));
}
