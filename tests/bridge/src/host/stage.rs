//! The requests under `/test`, by which a test sets the stage.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};
use lamplight_api::{ApiError, Code, Desk};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Host, nothing, read};

impl Host {
    /// Answers a request for tests alone.
    pub fn set_stage(&self, name: &str, request: &str) -> Result<Value, ApiError> {
        match name {
            "pick" => self.pick(request),
            "refuse" => self.refuse(request),
            "hold" => nothing(request).map(|()| self.script.hold(true)),
            "release" => nothing(request).map(|()| self.script.hold(false)),
            "hold_keys" => nothing(request).map(|()| self.script.hold_keys(true)),
            "release_keys" => nothing(request).map(|()| self.script.hold_keys(false)),
            "lock" => self.lock_from_outside(request),
            "printing" => self.set_printing(request),
            "clock" => self.stop_clock(request),
            "keep_backups" => nothing(request).and_then(|()| self.keep_backups()),
            "state" => return nothing(request).map(|()| self.state()),
            _ => Err(ApiError::new(
                Code::NotFound,
                "there is no such stage direction",
            )),
        }?;
        Ok(json!({}))
    }

    /// The next file dialog gives a path, or nothing.
    fn pick(&self, request: &str) -> Result<(), ApiError> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Pick {
            path: Option<PathBuf>,
        }
        let Pick { path } = read(request)?;
        self.script.pick(path);
        Ok(())
    }

    /// The next changes of entries are refused as on a full disk.
    fn refuse(&self, request: &str) -> Result<(), ApiError> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Refuse {
            times: u32,
        }
        let Refuse { times } = read(request)?;
        self.script.refuse(times);
        Ok(())
    }

    /// How printing goes from now on.
    fn set_printing(&self, request: &str) -> Result<(), ApiError> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Printing {
            goes: String,
        }
        let Printing { goes } = read(request)?;
        self.script.set_printing(goes);
        Ok(())
    }

    /// The host locks by itself, as when nobody was there for long.
    fn lock_from_outside(&self, request: &str) -> Result<(), ApiError> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Lock {
            reason: String,
        }
        let Lock { reason } = read(request)?;
        self.lock_soon(&reason);
        Ok(())
    }

    /// The core's clock stands still at a moment, or goes on.
    fn stop_clock(&self, request: &str) -> Result<(), ApiError> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Stand {
            at: Option<DateTime<FixedOffset>>,
        }
        let Stand { at } = read(request)?;
        self.clock.stand(at);
        Ok(())
    }

    /// Another hour has passed: backups are looked after, and this waits for it.
    fn keep_backups(&self) -> Result<(), ApiError> {
        let pending = self.with_desk(Desk::keep_backups)?;
        pending.wait().map(|_| ())
    }

    fn state(&self) -> Value {
        json!({
            "open": self.is_open(),
            "links": self.script.links(),
            "awake": self.script.awake(),
            "keys_stand": self.script.keys_stand(),
            "copies": self.script.copies(),
            "cuts": self.script.cuts(),
            "printed": self.script.printed(),
            "listeners": self.events.listeners(),
        })
    }
}
