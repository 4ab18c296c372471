//! In which direction a line of text is read, and in which language, as far as its letters tell.

use std::borrow::Cow;

use serde::Serialize;
use unicode_script::{Script, UnicodeScript};

/// Which forms of the shared Chinese characters a text wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Han {
    /// Chinese as written on the mainland.
    #[default]
    Simplified,
    /// Chinese as written in Taiwan and Hong Kong.
    Traditional,
    /// Japanese.
    Japanese,
    /// Korean.
    Korean,
}

/// Frequent characters that only simplified Chinese writes this way.
const SIMPLIFIED: &str = "这们说时为过对个发经动进还长门问间东车马鸟鱼龙风飞书见觉话语让认识谁请谢难欢乐听读买卖\
                          开关电脑爱边远运现实头专业丛严给没样吗么儿从气应该总当变广单战错钱";

/// Frequent characters that only traditional Chinese writes this way today.
const TRADITIONAL: &str =
    "這們說對個來國會學發經點樣嗎麼沒從歡樂聽寫讀賣關腦邊實裡與讓總當變廣應單戰氣轉體覺錢為";

/// Frequent characters that only Japanese writes this way.
const JAPANESE: &str = "気実駅広働発対経変帰図売検験続辺関楽戦単様読";

impl Han {
    /// What the letters say, if they say it.
    pub(crate) fn guess(text: &str) -> Option<Self> {
        if text.is_ascii() {
            return None;
        }
        let (mut kana, mut hangul, mut bopomofo) = (0_usize, 0_usize, 0_usize);
        let (mut simplified, mut traditional, mut japanese) = (0_usize, 0_usize, 0_usize);
        for letter in text.chars().filter(|letter| !letter.is_ascii()) {
            match letter.script() {
                Script::Hiragana | Script::Katakana => kana += 1,
                Script::Hangul => hangul += 1,
                Script::Bopomofo => bopomofo += 1,
                Script::Han if SIMPLIFIED.contains(letter) => simplified += 1,
                Script::Han if TRADITIONAL.contains(letter) => traditional += 1,
                Script::Han if JAPANESE.contains(letter) => japanese += 1,
                _ => {}
            }
        }
        let chinese = simplified + traditional + bopomofo;
        if hangul > kana && hangul > chinese {
            Some(Self::Korean)
        } else if kana > chinese || (japanese > chinese) {
            Some(Self::Japanese)
        } else if traditional + bopomofo > simplified {
            Some(Self::Traditional)
        } else if simplified > 0 {
            Some(Self::Simplified)
        } else {
            None
        }
    }

    /// What the first of some texts says that says it.
    pub(crate) fn guess_any<'a>(mut texts: impl Iterator<Item = &'a str>) -> Option<Self> {
        texts.find_map(Self::guess)
    }

    /// The language and the region that stand for it.
    fn language(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::Simplified => ("zh", Some("cn")),
            Self::Traditional => ("zh", Some("tw")),
            Self::Japanese => ("ja", None),
            Self::Korean => ("ko", None),
        }
    }
}

/// How one line is set.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Voice {
    /// ISO 639.
    pub(crate) lang: Cow<'static, str>,
    /// ISO 3166, lower case.
    pub(crate) region: Option<&'static str>,
    /// `ltr` or `rtl`.
    pub(crate) dir: &'static str,
    /// Whether the lines fill the measure: Chinese and Japanese, where every letter is a square.
    pub(crate) justify: bool,
    /// From the foot of one line to the head of the next, in the text's own size.
    pub(crate) leading: f32,
    /// Which Chinese forms are wanted.
    #[serde(skip)]
    pub(crate) han: Han,
}

impl Voice {
    /// The voice of a document in English.
    pub(crate) const ENGLISH: Self = Self {
        lang: Cow::Borrowed("en"),
        region: None,
        dir: "ltr",
        justify: false,
        leading: leading("en"),
        han: Han::Simplified,
    };

    /// The voice of the document's own words.
    pub(crate) fn of_document(language: &str) -> Self {
        let rtl = matches!(
            language,
            "ar" | "fa" | "he" | "ur" | "ps" | "sd" | "ug" | "yi" | "dv"
        );
        let han = match language {
            "ja" => Han::Japanese,
            "ko" => Han::Korean,
            _ => Han::Simplified,
        };
        Self {
            lang: Cow::Owned(language.to_owned()),
            region: None,
            dir: if rtl { "rtl" } else { "ltr" },
            justify: false,
            leading: leading(language),
            han,
        }
    }

    /// The voice of a line. `document` serves where the letters say nothing; `around` is what the
    /// text around the line says about its Chinese characters.
    pub(crate) fn of<'a>(
        parts: impl Iterator<Item = &'a str> + Clone,
        document: &Self,
        around: Han,
    ) -> Self {
        if document.dir == "ltr" && parts.clone().all(str::is_ascii) {
            return Self {
                han: around,
                ..document.clone()
            };
        }
        let mut rtl = None;
        let mut counts = Counts::default();
        let mut guess = None;
        for part in parts {
            guess = guess.or_else(|| Han::guess(part));
            for letter in part.chars() {
                let script = letter.script();
                if matches!(script, Script::Common | Script::Inherited | Script::Unknown) {
                    continue;
                }
                // The first letter decides, as in rule P2 of the Unicode bidirectional algorithm.
                rtl.get_or_insert(is_rtl(script));
                counts.add(script);
            }
        }
        let han = guess.unwrap_or(around);
        let (lang, region) = match counts.most() {
            Some(Script::Han) => han.language(),
            Some(Script::Arabic) => ("ar", None),
            Some(Script::Hebrew) => ("he", None),
            Some(Script::Devanagari) => ("hi", None),
            Some(Script::Thai) => ("th", None),
            Some(Script::Latin) if document.dir == "rtl" => ("en", None),
            _ => ("", document.region),
        };
        let lang = if lang.is_empty() {
            document.lang.clone()
        } else {
            Cow::Borrowed(lang)
        };
        Self {
            region,
            dir: match rtl {
                Some(true) => "rtl",
                Some(false) => "ltr",
                None => document.dir,
            },
            justify: matches!(lang.as_ref(), "zh" | "ja"),
            leading: leading(&lang),
            lang,
            han,
        }
    }
}

/// Scripts with tall letters, or with signs above and below them, stand further apart.
const fn leading(language: &str) -> f32 {
    match language.as_bytes() {
        b"zh" | b"ja" | b"ko" => 0.85,
        b"ar" | b"fa" | b"ur" | b"hi" | b"th" => 0.98,
        _ => 0.72,
    }
}

/// How many letters of the scripts that tell a language.
#[derive(Default)]
struct Counts(Vec<(Script, usize)>);

impl Counts {
    fn add(&mut self, script: Script) {
        let script = match script {
            Script::Hiragana | Script::Katakana | Script::Hangul | Script::Bopomofo => Script::Han,
            other => other,
        };
        match self.0.iter_mut().find(|(known, _)| *known == script) {
            Some((_, count)) => *count += 1,
            None => self.0.push((script, 1)),
        }
    }

    fn most(&self) -> Option<Script> {
        self.0
            .iter()
            .max_by_key(|(_, count)| *count)
            .map(|(script, _)| *script)
    }
}

/// Whether a script runs from right to left.
fn is_rtl(script: Script) -> bool {
    matches!(
        script,
        Script::Arabic
            | Script::Hebrew
            | Script::Syriac
            | Script::Thaana
            | Script::Nko
            | Script::Samaritan
            | Script::Mandaic
            | Script::Adlam
            | Script::Hanifi_Rohingya
            | Script::Mende_Kikakui
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn voice(text: &str) -> Voice {
        Voice::of(
            [text].into_iter(),
            &Voice::of_document("en"),
            Han::default(),
        )
    }

    #[test]
    fn the_first_letter_gives_the_direction() {
        assert_eq!(voice("12. مرحبا hello").dir, "rtl");
        assert_eq!(voice("hello مرحبا").dir, "ltr");
        assert_eq!(voice("שלום").dir, "rtl");
        assert_eq!(voice("— 123 …").dir, "ltr");
    }

    #[test]
    fn most_letters_give_the_language() {
        assert_eq!(voice("مرحبا hello").lang, "en");
        assert_eq!(voice("我们今天说了很多话 OK").lang, "zh");
        assert_eq!(voice("今日は駅で会いました").lang, "ja");
        assert_eq!(voice("오늘은 비가 왔다").lang, "ko");
        assert_eq!(voice("Ça va, señor?").lang, "en");
    }

    #[test]
    fn chinese_forms() {
        assert_eq!(Han::guess("这是我们的书"), Some(Han::Simplified));
        assert_eq!(Han::guess("這是我們的書"), Some(Han::Traditional));
        assert_eq!(Han::guess("本日は晴天なり"), Some(Han::Japanese));
        assert_eq!(Han::guess("山水"), None);
        assert_eq!(Han::guess("한국어 漢字"), Some(Han::Korean));
    }

    #[test]
    fn a_line_without_a_hint_follows_the_text_around_it() {
        let document = Voice::of_document("en");
        let line = Voice::of(["山水"].into_iter(), &document, Han::Japanese);
        assert_eq!((line.lang.as_ref(), line.han), ("ja", Han::Japanese));
    }

    #[test]
    fn a_document_read_from_the_right_keeps_latin_lines_left() {
        let document = Voice::of_document("ar");
        let line = Voice::of(["hello"].into_iter(), &document, Han::default());
        assert_eq!((line.lang.as_ref(), line.dir), ("en", "ltr"));
    }
}
