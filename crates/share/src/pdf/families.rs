//! Which font families suit which script, in the order they are tried.
//!
//! The fonts of this program are good for Latin, Greek, Cyrillic and Hebrew letters, and for most
//! signs. For the rest the system's are asked, book faces before plain ones: first Noto, then what
//! macOS and Windows bring.

use unicode_script::Script;

use super::voice::Han;

/// The family of the text.
pub(crate) const TEXT: &str = "Libertinus Serif";

/// The family of code.
pub(crate) const CODE: &str = "DejaVu Sans Mono";

/// Families of this program that are asked after the text's own and the system's, for signs.
pub(crate) const SIGNS: [&str; 3] = ["New Computer Modern", CODE, "New Computer Modern Math"];

/// Colour emoji, asked last so that a plain sign stays a plain sign.
pub(crate) const EMOJI: [&str; 4] = [
    "Noto Color Emoji",
    "Apple Color Emoji",
    "Segoe UI Emoji",
    "Twemoji Mozilla",
];

/// Whether the program's own fonts are fit for running text in a script. `DejaVu Sans Mono` has
/// Arabic letters too, of one width: they are a last resort.
pub(crate) fn is_ours(script: Script) -> bool {
    matches!(
        script,
        Script::Latin
            | Script::Greek
            | Script::Cyrillic
            | Script::Hebrew
            | Script::Common
            | Script::Inherited
            | Script::Unknown
    )
}

/// Families for Chinese, Japanese and Korean.
pub(crate) fn han(han: Han) -> &'static [&'static str] {
    match han {
        Han::Simplified => &[
            "Noto Serif CJK SC",
            "Source Han Serif SC",
            "Noto Serif SC",
            "Noto Sans CJK SC",
            "Source Han Sans SC",
            "Noto Sans SC",
            "Songti SC",
            "PingFang SC",
            "SimSun",
            "Microsoft YaHei",
        ],
        Han::Traditional => &[
            "Noto Serif CJK TC",
            "Source Han Serif TC",
            "Noto Serif TC",
            "Noto Sans CJK TC",
            "Source Han Sans TC",
            "Noto Sans TC",
            "Songti TC",
            "PingFang TC",
            "PMingLiU",
            "Microsoft JhengHei",
        ],
        Han::Japanese => &[
            "Noto Serif CJK JP",
            "Source Han Serif",
            "Noto Serif JP",
            "Noto Sans CJK JP",
            "Source Han Sans",
            "Noto Sans JP",
            "Hiragino Mincho ProN",
            "Hiragino Kaku Gothic ProN",
            "Yu Mincho",
            "Yu Gothic",
        ],
        Han::Korean => &[
            "Noto Serif CJK KR",
            "Source Han Serif K",
            "Noto Serif KR",
            "Noto Sans CJK KR",
            "Source Han Sans K",
            "Noto Sans KR",
            "AppleMyungjo",
            "Apple SD Gothic Neo",
            "Batang",
            "Malgun Gothic",
        ],
    }
}

/// Families for any other script: Noto's by the script's own name, then the well-known ones.
pub(crate) fn script(script: Script) -> Vec<String> {
    let known: &[&str] = match script {
        Script::Arabic => &[
            "Noto Naskh Arabic",
            "Noto Sans Arabic",
            "Amiri",
            "Scheherazade New",
            "Geeza Pro",
            "Arabic Typesetting",
            "Traditional Arabic",
        ],
        Script::Devanagari => &["Kohinoor Devanagari", "Nirmala UI", "Mangal"],
        Script::Thai => &["Thonburi", "Leelawadee UI"],
        _ => &[],
    };
    let name = script.full_name().replace('_', " ");
    let noto = [format!("Noto Serif {name}"), format!("Noto Sans {name}")];
    if script == Script::Arabic {
        known.iter().map(ToString::to_string).chain(noto).collect()
    } else {
        noto.into_iter()
            .chain(known.iter().map(ToString::to_string))
            .collect()
    }
}
