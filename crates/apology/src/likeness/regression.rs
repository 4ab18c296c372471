//! Logistic regression with a penalty on the squares of the weights, solved in its dual form one
//! lesson at a time (Yu, Huang and Lin 2011, "Dual coordinate descent methods for logistic regression
//! and maximum entropy models").

use super::weights::logistic;

/// How little a weight is held back: the price of a lesson that is got wrong.
const PRICE: f64 = 100.0;
/// How many times every lesson is gone through.
const ROUNDS: usize = 100;
/// What little is paid at first, as a logarithm of odds.
const START: f64 = -18.0;
/// A prime, by which the lessons are gone through.
const STRIDE: usize = 7_919;
/// Odds beyond this are as good as certain; a price is never paid in full.
const LIMIT: f64 = 30.0;

/// A sentence: the runs that are in it, what each counts, and whether it has what is learned.
#[derive(Debug)]
pub(super) struct Lesson<'a> {
    pub(super) runs: &'a [usize],
    pub(super) share: f64,
    pub(super) right: bool,
}

/// What a sentence weighs before anything in it is looked at, and the weight of each run.
pub(super) fn solve(lessons: &[Lesson], runs: usize) -> (f64, Vec<f64>) {
    let mut weights = vec![0.0; runs];
    let mut before = 0.0;
    // Of each lesson, how much of its price is paid: nearly nothing at first.
    let mut paid = vec![PRICE * logistic(START); lessons.len()];
    for (lesson, paid) in lessons.iter().zip(&paid) {
        step(lesson, lesson.side() * paid, &mut before, &mut weights);
    }
    // A prime that does not divide their number leads through all of them.
    let stride = if lessons.len().is_multiple_of(STRIDE) {
        1
    } else {
        STRIDE
    };
    for round in 0..ROUNDS {
        for number in 0..lessons.len() {
            // Far from the last one, and from another place each time.
            let at = (number * stride + round) % lessons.len();
            let (Some(lesson), Some(paid)) = (lessons.get(at), paid.get_mut(at)) else {
                continue;
            };
            let side = lesson.side();
            let sum: f64 = lesson
                .runs
                .iter()
                .filter_map(|run| weights.get(*run))
                .map(|weight: &f64| weight * lesson.share)
                .sum();
            let was = *paid;
            *paid = cheapest(lesson.square(), side * (before + sum), was);
            step(lesson, side * (*paid - was), &mut before, &mut weights);
        }
    }
    (before, weights)
}

impl Lesson<'_> {
    fn side(&self) -> f64 {
        if self.right { 1.0 } else { -1.0 }
    }

    /// The square of its length, with the 1 that stands for what every sentence has.
    fn square(&self) -> f64 {
        let runs = u32::try_from(self.runs.len()).unwrap_or(u32::MAX);
        1.0 + f64::from(runs) * self.share * self.share
    }
}

fn step(lesson: &Lesson, by: f64, before: &mut f64, weights: &mut [f64]) {
    *before += by;
    for run in lesson.runs {
        if let Some(weight) = weights.get_mut(*run) {
            *weight += by * lesson.share;
        }
    }
}

/// What a lesson pays when all others stay as they are. `right` is how far it is on the right side.
/// The derivative of the dual is nought there: `square * (paid - was) + right + ln(paid / (PRICE -
/// paid))`. As a function of the logarithm it only rises, and by at least 1, so Newton's step within
/// a bracket finds it.
fn cheapest(square: f64, right: f64, was: f64) -> f64 {
    let slope = |odds: f64| {
        let paid = PRICE * logistic(odds);
        square * (paid - was) + right + odds
    };
    let (mut low, mut high) = (
        -square * PRICE - right.abs() - 1.0,
        square * PRICE + right.abs() + 1.0,
    );
    let mut odds = (was / (PRICE - was)).ln();
    for _ in 0..60 {
        let off = slope(odds);
        if off.abs() < 1e-9 {
            break;
        }
        if off > 0.0 {
            high = odds;
        } else {
            low = odds;
        }
        let part = logistic(odds);
        let next = odds - off / (square * PRICE * part * (1.0 - part) + 1.0);
        odds = if low < next && next < high {
            next
        } else {
            f64::midpoint(low, high)
        };
    }
    PRICE * logistic(odds.clamp(-LIMIT, LIMIT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_the_solution_nothing_pulls_at_a_weight_any_more() {
        let runs: [(&[usize], bool); 6] = [
            (&[0, 1], true),
            (&[0, 2], true),
            (&[0, 1, 3], false),
            (&[2, 3], false),
            (&[1], false),
            (&[0], true),
        ];
        let lessons = runs.map(|(runs, right)| Lesson {
            runs,
            share: 0.5,
            right,
        });
        let (before, weights) = solve(&lessons, 4);
        let mut pull = vec![0.0; 5];
        for lesson in &lessons {
            let sum: f64 = lesson
                .runs
                .iter()
                .map(|run| weights[*run] * lesson.share)
                .sum();
            // What the lesson still pulls: its price, as far as it is on the wrong side.
            let still = lesson.side() * PRICE * logistic(-lesson.side() * (before + sum));
            pull[4] += still;
            for run in lesson.runs {
                pull[*run] += still * lesson.share;
            }
        }
        // The penalty pulls each back by itself.
        for (weight, pull) in weights.iter().chain([&before]).zip(pull) {
            assert!((weight - pull).abs() < 1e-3, "{weight} {pull}");
        }
    }
}
