//! The families that are built in.

use std::sync::LazyLock;

use super::source::Families;

/// The files of the families. `everywhere` comes first: the others build on what it defines.
const FILES: [(&str, &str); 22] = [
    ("everywhere", include_str!("../../families/everywhere.txt")),
    (
        "conditional",
        include_str!("../../families/conditional.txt"),
    ),
    (
        "but-justify",
        include_str!("../../families/but-justify.txt"),
    ),
    (
        "blame-shift",
        include_str!("../../families/blame-shift.txt"),
    ),
    ("passive", include_str!("../../families/passive.txt")),
    ("minimise", include_str!("../../families/minimise.txt")),
    (
        "feelings-not-actions",
        include_str!("../../families/feelings-not-actions.txt"),
    ),
    (
        "demand-forgiveness",
        include_str!("../../families/demand-forgiveness.txt"),
    ),
    ("excuse", include_str!("../../families/excuse.txt")),
    ("vague", include_str!("../../families/vague.txt")),
    (
        "self-flagellation",
        include_str!("../../families/self-flagellation.txt"),
    ),
    (
        "past-wrongs",
        include_str!("../../families/past-wrongs.txt"),
    ),
    ("intent", include_str!("../../families/intent.txt")),
    ("hedge", include_str!("../../families/hedge.txt")),
    (
        "responsibility",
        include_str!("../../families/responsibility.txt"),
    ),
    ("repair", include_str!("../../families/repair.txt")),
    ("regret", include_str!("../../families/regret.txt")),
    (
        "explanation",
        include_str!("../../families/explanation.txt"),
    ),
    ("repentance", include_str!("../../families/repentance.txt")),
    ("request", include_str!("../../families/request.txt")),
    ("support", include_str!("../../families/support.txt")),
    ("address", include_str!("../../families/address.txt")),
];

/// The families, made ready once.
pub(crate) fn families() -> &'static Families {
    static BUILT_IN: LazyLock<Families> = LazyLock::new(|| Families::read(&FILES));
    &BUILT_IN
}
