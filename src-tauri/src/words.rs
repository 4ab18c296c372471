//! The few words that the shell itself says: in the system's own dialogs.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

const ENGLISH: &str = include_str!("../../locales/en/shell.ftl");

/// The words of one language.
pub struct Words(FluentBundle<FluentResource>);

impl Words {
    /// English, the one language there is so far.
    #[must_use]
    pub fn english() -> Self {
        let english: LanguageIdentifier = "en".parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![english]);
        // What could be read of a damaged file is better than nothing; a test reads the file.
        let words = FluentResource::try_new(ENGLISH.to_owned());
        bundle.add_resource_overriding(words.unwrap_or_else(|(read, _errors)| read));
        Self(bundle)
    }

    /// The words for a key.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.say_of(key, &[])
    }

    /// The words for a key, with what they speak of.
    #[must_use]
    pub fn say_of(&self, key: &str, named: &[(&'static str, &str)]) -> String {
        let mut arguments = FluentArgs::new();
        for &(name, value) in named {
            arguments.set(name, value.to_owned());
        }
        let message = self.0.get_message(key);
        match message.and_then(|message| message.value()) {
            Some(pattern) => {
                let mut errors = Vec::new();
                let said = self
                    .0
                    .format_pattern(pattern, Some(&arguments), &mut errors);
                said.into_owned()
            }
            None => key.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_its_words() {
        assert!(FluentResource::try_new(ENGLISH.to_owned()).is_ok());
        let words = Words::english();
        for key in [
            "shell-choose-folder",
            "shell-choose-file",
            "shell-save",
            "shell-link-title",
            "shell-link-open",
            "shell-link-stay",
            "shell-unsaved-title",
            "shell-unsaved-question",
            "shell-unsaved-close",
            "shell-unsaved-stay",
            "shell-paper-title",
            "shell-paper-note",
            "shell-notification",
        ] {
            assert_ne!(words.say(key), key);
        }
        let named = [("host", "example.org"), ("link", "https://example.org/a")];
        let said = words.say_of("shell-link-question", &named);
        assert!(said.contains("https://example.org/a"), "{said}");
    }
}
