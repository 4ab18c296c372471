//! What the host tells, to every page that listens.

use std::io::{self, Write};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use lamplight_api::Event;
use serde_json::{Value, json};

/// How long nothing is said before a line without meaning shows whether the page is still there.
const SILENCE: Duration = Duration::from_secs(5);

/// The pages that listen.
#[derive(Default)]
pub struct Events {
    listeners: Mutex<Vec<Sender<String>>>,
}

impl Events {
    /// Tells an event of the core.
    pub fn tell(&self, event: &Event) {
        let payload = match event {
            Event::Stale(_) => Value::Null,
            Event::Progress(progress) => json!(progress),
        };
        self.say(event.name(), &payload);
    }

    /// Tells an event of the host.
    pub fn say(&self, event: &str, payload: &Value) {
        let message = json!({"event": event, "payload": payload}).to_string();
        let mut listeners = self.lock();
        listeners.retain(|listener| listener.send(message.clone()).is_ok());
    }

    /// How many pages listen, as far as is known.
    pub fn listeners(&self) -> usize {
        self.lock().len()
    }

    /// Begins to listen.
    pub fn listen(&self) -> Listening {
        let (sender, messages) = mpsc::channel();
        self.lock().push(sender);
        Listening(messages)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Sender<String>>> {
        self.listeners
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// One page's way to hear.
pub struct Listening(Receiver<String>);

impl Listening {
    /// Writes a stream of server-sent events until the page is gone.
    pub fn stream(&self, out: &mut dyn Write) -> io::Result<()> {
        loop {
            match self.0.recv_timeout(SILENCE) {
                Ok(message) => write!(out, "data: {message}\n\n")?,
                Err(RecvTimeoutError::Timeout) => out.write_all(b":\n\n")?,
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
            }
            out.flush()?;
        }
    }
}
