//! How far long work is, on the terminal of standard error; nowhere else.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use lamplight_api::{Event, JobProgress, Listener, Step};

/// A line that shows how far a job is.
#[derive(Clone)]
pub struct Progress(ProgressBar);

impl Progress {
    /// Shows nothing until a job tells something. Draws on a terminal only.
    pub fn new() -> Self {
        Self(ProgressBar::with_draw_target(
            None,
            ProgressDrawTarget::stderr(),
        ))
    }

    /// Takes the desk's events.
    pub fn listener(&self) -> Listener {
        let progress = self.clone();
        Box::new(move |event| {
            if let Event::Progress(told) = event {
                progress.show(&told);
            }
        })
    }

    fn show(&self, told: &JobProgress) {
        self.at(words(told.step), told.done, told.total);
    }

    /// Shows how much of something is done, out of how much where that is known.
    pub fn at(&self, step: &'static str, done: u64, total: Option<u64>) {
        let bar = &self.0;
        bar.set_style(style(total.is_some()));
        bar.set_message(step);
        if let Some(total) = total {
            bar.set_length(total);
            bar.set_position(done);
        }
        bar.enable_steady_tick(Duration::from_millis(100));
    }

    /// Takes the line away again.
    pub fn clear(&self) {
        self.0.finish_and_clear();
    }
}

fn style(counts: bool) -> ProgressStyle {
    let template = if counts {
        "{spinner} {msg} {wide_bar} {percent:>3} %  {eta}"
    } else {
        "{spinner} {msg} {elapsed}"
    };
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

fn words(step: Step) -> &'static str {
    match step {
        Step::Starting => "Starting",
        Step::Checking => "Checking entries",
        Step::Importing => "Importing",
        Step::Exporting => "Exporting",
        Step::Reading => "Reading entries",
        Step::FindingFonts => "Looking through fonts",
        Step::SettingPages => "Setting pages",
        Step::Protecting => "Protecting the file",
        Step::Wiping => "Wiping what was deleted",
        Step::Encrypting => "Encrypting everything anew",
        Step::Copying => "Copying",
        Step::Packing => "Checking and packing",
    }
}

#[cfg(test)]
mod tests {
    use indicatif::ProgressStyle;

    #[test]
    fn the_templates_are_understood() {
        for counts in [true, false] {
            super::style(counts);
        }
        assert!(ProgressStyle::with_template("{spinner} {msg} {elapsed}").is_ok());
        assert!(
            ProgressStyle::with_template("{spinner} {msg} {wide_bar} {percent:>3} %  {eta}")
                .is_ok()
        );
    }
}
