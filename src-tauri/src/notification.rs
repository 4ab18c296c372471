//! What the system shows beside its clock: on Linux through the interface of the desktops for it,
//! on the message bus of the session. Elsewhere nothing is shown yet, and the window does not offer
//! it.
//!
//! The name of the program is its title, as in every window; see [`crate::windows`].

use crate::windows::TITLE;
use crate::words::Words;

/// The one sentence.
const SENTENCE: &str = "shell-notification";

/// Something that the system shows, by its number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown(u32);

/// Shows the sentence; nothing where there is nobody to show it.
pub fn show() -> Option<Shown> {
    system::show(TITLE, &Words::english().say(SENTENCE)).map(Shown)
}

/// Takes it back.
pub fn withdraw(Shown(number): Shown) {
    system::withdraw(number);
}

#[cfg(target_os = "linux")]
mod system {
    use gtk::gio::{self, BusType, Cancellable, DBusCallFlags};
    use gtk::glib::{Error, ToVariant as _, Variant, VariantDict};

    const NAME: &str = "org.freedesktop.Notifications";
    const PATH: &str = "/org/freedesktop/Notifications";
    const NO_CANCEL: Option<&Cancellable> = None;
    /// In milliseconds. Somebody may wait for it who locks.
    const PATIENCE: i32 = 2000;
    /// A number for the next one, not for one that takes the place of another.
    const NEW: u32 = 0;
    /// For as long as the system likes.
    const USUAL_TIME: i32 = -1;
    const LOW: u8 = 0;

    pub fn show(title: &str, sentence: &str) -> Option<u32> {
        let hints = VariantDict::new(None);
        hints.insert("urgency", LOW);
        // Not kept in a list of what was shown.
        hints.insert("transient", true);
        hints.insert("suppress-sound", true);
        let no_icon = "";
        let no_actions: &[&str] = &[];
        let request = Variant::tuple_from_iter([
            title.to_variant(),
            NEW.to_variant(),
            no_icon.to_variant(),
            title.to_variant(),
            sentence.to_variant(),
            no_actions.to_variant(),
            hints.end(),
            USUAL_TIME.to_variant(),
        ]);
        let answer = call("Notify", &request).ok()?;
        answer.try_child_value(0)?.get()
    }

    pub fn withdraw(number: u32) {
        // It may be gone already.
        let _ = call("CloseNotification", &(number,).to_variant());
    }

    fn call(method: &str, request: &Variant) -> Result<Variant, Error> {
        let bus = gio::bus_get_sync(BusType::Session, NO_CANCEL)?;
        bus.call_sync(
            Some(NAME),
            PATH,
            NAME,
            method,
            Some(request),
            None,
            DBusCallFlags::NONE,
            PATIENCE,
            NO_CANCEL,
        )
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    pub fn show(_title: &str, _sentence: &str) -> Option<u32> {
        None
    }

    pub fn withdraw(_number: u32) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_say_nothing_of_the_program_or_of_what_is_there() {
        assert_eq!(TITLE, "Lamplight");
        let said = Words::english().say(SENTENCE);
        assert_eq!(said, "There is something for today.");
    }

    /// The settings say beforehand exactly what will be shown.
    #[test]
    fn the_settings_have_the_same_words() {
        let settings = include_str!("../../locales/en/settings.ftl");
        let help = settings
            .lines()
            .find(|line| line.starts_with("settings-notifications-help"));
        let quoted = format!("“{TITLE}: {{ {SENTENCE} }}”");
        assert!(help.unwrap().contains(&quoted), "{help:?}");
    }
}
