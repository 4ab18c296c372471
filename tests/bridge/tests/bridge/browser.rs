//! A browser of few words: one request a connection.

use std::io::{BufRead, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use lamplight_api::door::Cost;
use lamplight_bridge::{Bridge, Options};
use serde_json::{Value, json};
use tempfile::TempDir;

/// How long a test waits for what has to come.
const PATIENCE: Duration = Duration::from_secs(30);

pub const PASSPHRASE: &str = "a lamp in the window";

pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.body))
    }
}

/// A bridge on a folder of its own, and what a page of it knows.
pub struct Browser {
    pub host: String,
    pub token: String,
    pub home: TempDir,
}

impl Browser {
    pub fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let dist = home.path().join("dist");
        std::fs::create_dir_all(dist.join("assets")).unwrap();
        std::fs::write(dist.join("lock.html"), "the lock page").unwrap();
        std::fs::write(dist.join("main.html"), "the main page").unwrap();
        std::fs::write(dist.join("assets/page.js"), "1").unwrap();
        std::fs::write(dist.join("notes.txt"), "not a part of a page").unwrap();
        let bridge = Bridge::start(Options {
            folder: home.path().join("data"),
            port: 0,
            cost: Cost::LEAST,
            dist,
        });
        let bridge = bridge.unwrap();
        let address = bridge.address();
        let (host, token) = address
            .strip_prefix("http://")
            .unwrap()
            .split_once("/?token=")
            .unwrap();
        let (host, token) = (host.to_owned(), token.to_owned());
        thread::spawn(move || bridge.serve());
        Self { host, token, home }
    }

    /// One with a vault, open.
    pub fn unlocked() -> Self {
        let browser = Self::new();
        let made = browser.ask("door_create", &json!({"passphrase": PASSPHRASE}));
        assert_eq!(made.unwrap(), json!({}));
        browser
    }

    pub fn connect(&self) -> TcpStream {
        let connection = TcpStream::connect(&self.host).unwrap();
        connection.set_read_timeout(Some(PATIENCE)).unwrap();
        connection
    }

    /// Sends one request as it is written here.
    pub fn send(&self, head: &str, body: &str) -> Answer {
        let mut connection = self.connect();
        write!(connection, "{head}\r\nConnection: close\r\n\r\n{body}").unwrap();
        read(connection)
    }

    pub fn get(&self, url: &str) -> Answer {
        let (host, token) = (&self.host, &self.token);
        self.send(
            &format!("GET {url} HTTP/1.1\r\nHost: {host}\r\nX-Lamplight-Token: {token}"),
            "",
        )
    }

    /// Asks over this connection, and keeps it when the answer does not say that it is the last.
    pub fn get_and_keep(&self, mut connection: TcpStream, url: &str) -> Option<TcpStream> {
        let (host, token) = (&self.host, &self.token);
        write!(
            connection,
            "GET {url} HTTP/1.1\r\nHost: {host}\r\nX-Lamplight-Token: {token}\r\n\r\n"
        )
        .unwrap();
        let mut reader = BufReader::new(&connection);
        let (status, headers) = head(&mut reader);
        assert_eq!(status, 200);
        let last = headers.contains(&("Connection".to_owned(), "close".to_owned()));
        (!last).then_some(connection)
    }

    pub fn post(&self, url: &str, body: &str) -> Answer {
        let (host, token, length) = (&self.host, &self.token, body.len());
        let head = format!(
            "POST {url} HTTP/1.1\r\nHost: {host}\r\nX-Lamplight-Token: {token}\r\n\
             Content-Type: application/json\r\nContent-Length: {length}"
        );
        self.send(&head, body)
    }

    /// A host command: its answer, or its error.
    pub fn ask(&self, name: &str, request: &Value) -> Result<Value, Value> {
        let answer = self.post(&format!("/host/{name}"), &request.to_string());
        match answer.status {
            200 => Ok(answer.json()),
            422 => Err(answer.json()),
            other => panic!("{name}: {other} {}", answer.body),
        }
    }

    /// A command of the table.
    pub fn call(&self, name: &str, request: &Value) -> Result<Value, Value> {
        self.ask("call", &json!({"name": name, "request": request}))
    }

    pub fn stage(&self, name: &str, request: &Value) -> Value {
        let answer = self.post(&format!("/test/{name}"), &request.to_string());
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.json()
    }

    /// Listens from when this returns.
    pub fn events(&self) -> Receiver<Value> {
        let (host, token) = (&self.host, &self.token);
        let mut connection = self.connect();
        write!(
            connection,
            "GET /events HTTP/1.1\r\nHost: {host}\r\nX-Lamplight-Token: {token}\r\n\r\n"
        )
        .unwrap();
        let mut lines = BufReader::new(connection).lines();
        // The first line without meaning comes once the stream stands.
        let stands = lines.by_ref().any(|line| line.unwrap() == ":");
        assert!(stands);
        let (sender, events) = mpsc::channel();
        thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                if let Some(data) = line.strip_prefix("data: ") {
                    let _ = sender.send(serde_json::from_str(data).unwrap());
                }
            }
        });
        events
    }
}

pub fn next(events: &Receiver<Value>) -> Value {
    events.recv_timeout(PATIENCE).unwrap()
}

fn read(connection: TcpStream) -> Answer {
    let mut reader = BufReader::new(connection);
    let (status, headers) = head(&mut reader);
    let mut body = String::new();
    reader.read_to_string(&mut body).unwrap();
    Answer {
        status,
        headers,
        body,
    }
}

/// The status and the headers of an answer.
fn head(reader: &mut impl BufRead) -> (u16, Vec<(String, String)>) {
    let mut first = String::new();
    reader.read_line(&mut first).unwrap();
    let status = first.split(' ').nth(1).unwrap().parse().unwrap();
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        let Some((key, value)) = line.trim_end().split_once(": ") else {
            return (status, headers);
        };
        headers.push((key.to_owned(), value.to_owned()));
    }
}
