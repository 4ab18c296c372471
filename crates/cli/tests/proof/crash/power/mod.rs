//! Power cuts: killing a program leaves everything it has written, a power cut does not.
//!
//! A run is recorded; the home is built again as a disk may have left it at any moment of it
//! ([`disk`]), and the program itself says what is still there.

mod disk;
mod trace;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::flows::answered;
use super::{FLOWS, Flow, command_line, sample, seed};
use crate::home::{Answer, Home, PASSPHRASE, PROGRAM, feed};
pub use disk::Coins;
use disk::{Cut, Disk, Unsynced};
use trace::{Kind, Recording, Step, record};

/// How many ways to lose some of what was not synced are tried at each change.
const SEEDS: u64 = 2;

/// A vault in folders that are not there yet.
const CREATE_BELOW: Flow = Flow {
    name: "create below",
    program: command_line,
    prepare: Home::new,
    run: |home, command| {
        let words = ["vault", "create", "--memory-mib", "19", "--passes", "1"];
        answered(&below(home, command, &words))
    },
    judge: |home, answers, at| {
        let verify = below(home, Command::new(PROGRAM), &["vault", "verify"]);
        let none = || answers.is_empty() && verify.code() == "not_a_vault";
        assert!(verify.ok() || none(), "{at}: {verify:?}");
    },
};

fn below(home: &Home, mut command: Command, words: &[&str]) -> Answer {
    let vault = [
        "--vault",
        "above/deep/vault",
        "--passphrase-fd",
        "0",
        "--json",
    ];
    command.args(vault).args(words);
    home.dress(&mut command);
    feed(command, PASSPHRASE, b"")
}

/// A moment of a run, and how the power cut treats it.
#[derive(Debug, Clone, Copy)]
struct Moment {
    flow: usize,
    /// So many steps were done.
    done: usize,
    cut: Cut,
}

/// What is left after a power cut.
struct Image {
    moment: Moment,
    disk: Disk,
    /// So many answers were given before.
    answers: usize,
}

struct Runs(Vec<(&'static Flow, Recording)>);

impl Runs {
    fn recorded(flows: impl Iterator<Item = &'static Flow>) -> Self {
        Self(flows.map(|flow| (flow, record(flow))).collect())
    }

    /// Every moment at which there is something else to be lost: with nothing of it there, after
    /// each sync and answer; with some of it there, after each change.
    fn moments(&self) -> Vec<Moment> {
        let mut moments = Vec::new();
        for (flow, (_, recording)) in self.0.iter().enumerate() {
            for (n, step) in recording.steps.iter().enumerate() {
                let done = n + 1;
                let moment = |cut| Moment { flow, done, cut };
                if !matches!(step, Step::Change(_)) {
                    moments.push(moment(Cut::Bare));
                }
                if !matches!(step, Step::Sync(..)) {
                    let seeds = (0..SEEDS).map(|n| seed() << 32 | (done as u64) << 8 | n);
                    moments.extend(seeds.map(|seed| moment(Cut::Seeded(seed))));
                }
            }
        }
        moments
    }

    /// Whether a sync that is left out makes a difference here: before one, or behind an answer.
    fn is_telling(&self, moment: &Moment) -> bool {
        let steps = &self.0[moment.flow].1.steps;
        matches!(steps.get(moment.done), Some(Step::Sync(..)))
            || matches!(steps[moment.done - 1], Step::Answer)
    }

    /// The images of moments. Syncs of the one kind are taken for nothing.
    fn images(&self, moments: &[Moment], forgotten: Option<Kind>) -> Vec<Image> {
        let mut images = Vec::new();
        for (flow, (_, recording)) in self.0.iter().enumerate() {
            let wanted: Vec<&Moment> = moments.iter().filter(|m| m.flow == flow).collect();
            let (mut disk, mut answers) = (Unsynced::of(recording.before.clone()), 0);
            for (n, step) in recording.steps.iter().enumerate() {
                match step {
                    Step::Change(change) => disk.change(change),
                    Step::Sync(_, kind) if Some(*kind) == forgotten => {}
                    Step::Sync(node, _) => disk.sync(*node),
                    Step::Answer => answers += 1,
                }
                images.extend(
                    wanted
                        .iter()
                        .filter(|m| m.done == n + 1)
                        .map(|moment| Image {
                            moment: **moment,
                            disk: disk.image(moment.cut),
                            answers,
                        }),
                );
            }
        }
        images
    }

    /// Whether the program finds in an image what it has answered for.
    fn judge(&self, image: &Image) {
        let (flow, recording) = &self.0[image.moment.flow];
        let home = Home::new();
        image.disk.put(home.path());
        let Moment { done, cut, .. } = image.moment;
        let at = format!("{}, power cut after step {done}, {cut:?}", flow.name);
        let answers = &recording.answers[..image.answers.min(recording.answers.len())];
        (flow.judge)(&home, answers, &at);
    }

    fn is_lost(&self, image: &Image) -> bool {
        catch_unwind(AssertUnwindSafe(|| self.judge(image))).is_err()
    }

    /// How many images are lost.
    fn lost(&self, images: Vec<Image>) -> usize {
        let (images, lost) = (Mutex::new(images), AtomicUsize::new(0));
        let next = || images.lock().unwrap().pop();
        std::thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    while let Some(image) = next() {
                        lost.fetch_add(self.is_lost(&image).into(), Ordering::Relaxed);
                    }
                });
            }
        });
        lost.into_inner()
    }
}

fn all_flows() -> impl Iterator<Item = &'static Flow> {
    FLOWS.iter().chain([&CREATE_BELOW])
}

#[test]
fn a_power_cut_at_any_moment_loses_nothing_answered() {
    let runs = Runs::recorded(all_flows());
    let moments = runs.moments();
    let all = moments.len();
    assert!(
        all >= 500,
        "only {all} images: the flows or the tracer changed"
    );
    let chosen = sample(moments, 64);
    let images = runs.images(&chosen, None);
    let tried = images.len();
    let lost = runs.lost(images);
    println!(
        "power cut: {tried} of {all} images (seed {}), {lost} lost",
        seed()
    );
    assert_eq!(lost, 0);
}

/// The control: a disk that takes one kind of sync for nothing loses something, and it is noticed.
#[test]
fn a_power_cut_on_a_disk_that_forgets_a_sync_is_noticed() {
    // Each loss is told of on the way, which is not what this test is about.
    std::panic::set_hook(Box::new(|_| {}));
    for (kind, flow) in [
        (Kind::Database, "write"),
        (Kind::Journal, "write"),
        (Kind::Header, "passphrase"),
        (Kind::Folder, "create"),
        (Kind::Folder, "write"),
    ] {
        let runs = Runs::recorded(FLOWS.iter().filter(|other| other.name == flow));
        let mut moments = runs.moments();
        moments.retain(|moment| runs.is_telling(moment));
        let images = runs.images(&moments, Some(kind));
        let all = images.len();
        // From the end, where the most was answered.
        let tried = images.iter().rev().position(|image| runs.is_lost(image));
        println!("{kind:?} not synced in {flow}: the first of {all} images lost is {tried:?}");
        assert!(tried.is_some(), "{kind:?}, {flow}: nothing is lost");
    }
}
