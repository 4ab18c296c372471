use proptest::prelude::*;

use super::*;

const NOON: i64 = 1_795_003_200_000;
const MIB: u64 = 1024 * 1024;

fn good(made_at: i64, size: u64) -> Kept {
    Kept {
        made_at,
        size,
        whole: true,
    }
}

/// What is left when the surplus is gone, and what is free then.
fn thinned(backups: &[Kept], now: i64, free: Option<u64>) -> (Vec<Kept>, Option<u64>) {
    let out = surplus(backups, now, free);
    let mut left = Vec::new();
    let mut free = free;
    for (index, kept) in backups.iter().enumerate() {
        if out.iter().any(|(gone, _)| *gone == index) {
            free = free.map(|free| free + kept.size);
        } else {
            left.push(*kept);
        }
    }
    (left, free)
}

/// The newest two, and one older than thirty days.
fn has_floor(left: &[Kept], before: &[Kept], now: i64) {
    let sorted = |backups: &[Kept]| {
        let mut those: Vec<i64> = backups
            .iter()
            .filter(|kept| kept.whole && kept.made_at <= now)
            .map(|kept| kept.made_at)
            .collect();
        those.sort_unstable_by(|a, b| b.cmp(a));
        those
    };
    let (left, before) = (sorted(left), sorted(before));
    assert_eq!(
        left.iter().take(2).collect::<Vec<_>>(),
        before.iter().take(2).collect::<Vec<_>>()
    );
    let Some(from) = before.get(1).or(before.first()) else {
        return;
    };
    let old = |those: &[i64]| those.iter().any(|at| *at < from - LONG_AGO);
    assert_eq!(old(&left), old(&before), "one of thirty days ago");
}

fn backups() -> impl Strategy<Value = Vec<Kept>> {
    let hour = 3_600_000;
    let one = (0..24i64 * 500, 0..2 * MIB, prop::bool::weighted(0.9));
    prop::collection::vec(one, 0..60).prop_map(move |all| {
        all.into_iter()
            .map(|(hours, size, whole)| Kept {
                made_at: NOON - hours * hour,
                size,
                whole,
            })
            .collect()
    })
}

/// Up to 500 days back, so that part of the backups lies ahead.
fn moments() -> impl Strategy<Value = i64> {
    (0..24i64 * 500).prop_map(|hours| NOON - hours * 3_600_000)
}

fn free() -> impl Strategy<Value = Option<u64>> {
    prop_oneof![Just(None), (0..400 * MIB).prop_map(Some)]
}

proptest! {
    #[test]
    fn the_floor_always_survives(backups in backups(), now in moments(), free in free()) {
        let (left, _) = thinned(&backups, now, free);
        has_floor(&left, &backups, now);
    }

    #[test]
    fn doing_it_twice_changes_nothing(backups in backups(), now in moments(), free in free()) {
        let (left, free) = thinned(&backups, now, free);
        prop_assert_eq!(surplus(&left, now, free), []);
    }

    #[test]
    fn the_newest_stays_and_the_disk_takes_the_oldest_first(backups in backups(), free in free()) {
        let out = surplus(&backups, NOON, free);
        let floor: Vec<i64> = {
            let (left, _) = thinned(&backups, NOON, Some(0));
            left.iter().map(|kept| kept.made_at).collect()
        };
        for (index, why) in &out {
            let gone = backups[*index];
            prop_assert!(gone.whole);
            if *why == Surplus::Space {
                // Whatever stays though it is older belongs to the floor.
                let (left, _) = thinned(&backups, NOON, free);
                for kept in left.iter().filter(|kept| kept.whole && kept.made_at < gone.made_at) {
                    prop_assert!(floor.contains(&kept.made_at));
                }
            }
        }
    }

    #[test]
    fn a_clock_set_back_prunes_nothing(backups in backups(), back in moments(), free in free()) {
        let (left, free) = thinned(&backups, NOON, free);
        prop_assert_eq!(surplus(&left, back, free), []);
    }

    #[test]
    fn what_is_dated_ahead_or_damaged_stays_and_is_no_reason(
        backups in backups(), now in moments()
    ) {
        let counts = |kept: &Kept| kept.whole && kept.made_at <= now;
        let those: Vec<Kept> = backups.iter().copied().filter(counts).collect();
        let (with, _) = thinned(&backups, now, None);
        let (without, _) = thinned(&those, now, None);
        let with: Vec<Kept> = with.into_iter().filter(counts).collect();
        prop_assert_eq!(with, without);
        for (index, _) in surplus(&backups, now, Some(0)) {
            prop_assert!(counts(&backups[index]));
        }
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_year_of_days_leaves_a_few(gaps in prop::collection::vec(20..50i64, 365)) {
        let mut there: Vec<Kept> = Vec::new();
        let mut now = NOON;
        for (day, hours) in gaps.iter().enumerate() {
            now += hours * 3_600_000;
            there.push(good(now, MIB));
            let before = there.clone();
            (there, _) = thinned(&there, now, None);
            has_floor(&there, &before, now);
            let most = DAYS + WEEKS + MONTHS + NEWEST;
            prop_assert!(there.len() <= most, "{} on day {day}", there.len());
        }
        prop_assert!(there.len() > 15, "{}", there.len());
        let oldest = there.iter().map(|kept| kept.made_at).min().unwrap();
        prop_assert!(now - oldest > 300 * DAY, "{} days", (now - oldest) / DAY);
    }

    /// The clock jumps by a day or a year, to and fro, while backups are made every day.
    #[test]
    fn a_clock_to_and_fro_costs_nothing_of_the_floor(
        jumps in prop::collection::vec((0..120usize, prop::sample::select(vec![-365, -1, 1, 365])), 0..4),
        free in free(),
    ) {
        let mut there: Vec<Kept> = Vec::new();
        for day in 0..120usize {
            let right = NOON + i64::try_from(day).unwrap() * DAY;
            let wrong = jumps.iter().find(|(at, _)| *at == day).map_or(0, |(_, days)| *days);
            let now = right + wrong * DAY;
            there.push(good(now, MIB));
            let before = there.clone();
            (there, _) = thinned(&there, now, free);
            has_floor(&there, &before, now);
            if wrong < 0 {
                // Set back, only what is older than that clock is looked at.
                let ahead = before.iter().filter(|kept| kept.made_at > now);
                prop_assert!(ahead.clone().all(|kept| there.contains(kept)));
            }
            if wrong > 0 {
                // Put right again: the newest two of before are there, and nothing goes.
                (there, _) = {
                    let (after, free) = thinned(&there, right, free);
                    prop_assert_eq!(after.len(), there.len());
                    (after, free)
                };
            }
        }
    }
}

#[test]
fn a_month_on_a_small_disk_keeps_three() {
    let mut there = Vec::new();
    let mut free = 10 * MIB;
    for day in 0..70 {
        let now = NOON + day * DAY;
        there.push(good(now, MIB));
        free -= MIB;
        let (left, now_free) = thinned(&there, now, Some(free));
        (there, free) = (left, now_free.unwrap());
        assert!(there.len() <= 3, "{} on day {day}", there.len());
    }
    let days: Vec<i64> = there
        .iter()
        .map(|kept| (kept.made_at - NOON) / DAY)
        .collect();
    assert_eq!(days, [0, 68, 69]);
}

#[test]
fn they_take_at_most_a_fifth_and_ten_gibibytes() {
    let gib = 1024 * MIB;
    let there: Vec<Kept> = (0..7).map(|day| good(NOON - day * DAY, 2 * gib)).collect();
    let left = |free| thinned(&there, NOON, free).0.len();
    assert_eq!(left(None), 5);
    assert_eq!(left(Some(1000 * gib)), 5);
    // 14 of their own and 26 more: a fifth is 8.
    assert_eq!(left(Some(26 * gib)), 4);
    assert_eq!(left(Some(0)), 3);
}

#[test]
fn room_is_made_by_the_oldest_and_never_by_the_floor() {
    let there: Vec<Kept> = (0..6).map(|day| good(NOON - day * DAY, MIB)).collect();
    assert_eq!(room_for_another(&there, NOON, 0), Some(vec![]));
    // The oldest is the one that will be thirty days old.
    assert_eq!(room_for_another(&there, NOON, 2 * MIB), Some(vec![4, 3]));
    assert_eq!(room_for_another(&there, NOON, 3 * MIB), Some(vec![4, 3, 2]));
    assert_eq!(room_for_another(&there, NOON, 4 * MIB), None);
    assert_eq!(room_for_another(&there, NOON - 7 * DAY, 1), None);
}

#[test]
fn it_is_said_by_when_each_is_gone() {
    // A Wednesday; the day before; long ago; ahead.
    let there = [
        good(NOON, 1),
        good(NOON - DAY, 1),
        good(NOON - 100 * DAY, 1),
        good(NOON + DAY, 1),
        Kept {
            whole: false,
            ..good(NOON, 1)
        },
    ];
    let days: Vec<Option<i64>> = gone_by(&there, NOON)
        .into_iter()
        .map(|at| at.map(|at| (at - NOON) / DAY))
        .collect();
    let [today, yesterday, old, ahead, damaged] = days[..] else {
        panic!("{days:?}");
    };
    assert_eq!(today, Some(7));
    // The first of its month: until twelve later months have one.
    assert!((330..370).contains(&yesterday.unwrap()), "{yesterday:?}");
    assert!((300..330).contains(&old.unwrap()), "{old:?}");
    assert_eq!((ahead, damaged), (None, None));
}
