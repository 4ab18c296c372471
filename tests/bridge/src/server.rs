//! The loopback server: one thread for each request, so that a stream of events or a slow save
//! keeps nobody waiting.

use std::io::{self, BufWriter, Read as _, Write};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use anyhow::{Context as _, Result, anyhow};
use lamplight_api::door::Cost;
use lamplight_api::request::LONGEST_REQUEST;
use lamplight_api::{ApiError, Code};
use serde_json::Value;
use tiny_http::{Method, Request, Server, StatusCode};

use crate::gate::{self, Gate};
use crate::host::Host;
use crate::pages::{self, Page};

/// How to start a bridge.
#[derive(Debug, Clone)]
pub struct Options {
    /// The data folder: the vault lies in `vault` below it unless another place is chosen.
    pub folder: PathBuf,
    /// The port; 0 takes a free one.
    pub port: u16,
    /// What trying one passphrase of a new vault costs.
    pub cost: Cost,
    /// The built user interface.
    pub dist: PathBuf,
}

/// A running host.
pub struct Bridge {
    server: Server,
    room: Arc<Room>,
}

struct Room {
    gate: Gate,
    host: Host,
    dist: PathBuf,
}

impl Bridge {
    /// Takes a port on the loopback address.
    ///
    /// # Errors
    /// When the port is taken or the folder cannot be made.
    pub fn start(options: Options) -> Result<Self> {
        std::fs::create_dir_all(&options.folder).context("the folder cannot be made")?;
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, options.port));
        let server = Server::http(address).map_err(|error| anyhow!("no port: {error}"))?;
        let port = server.server_addr().to_ip().map_or(0, |taken| taken.port());
        let room = Room {
            gate: Gate::new(port)?,
            host: Host::new(options.folder, options.cost),
            dist: options.dist,
        };
        Ok(Self {
            server,
            room: Arc::new(room),
        })
    }

    /// The address to open first.
    #[must_use]
    pub fn address(&self) -> String {
        self.room.gate.address()
    }

    /// Answers until the program ends.
    pub fn serve(&self) {
        for request in self.server.incoming_requests() {
            let room = Arc::clone(&self.room);
            // A request that gets no thread gets no answer, and the page says so.
            let _ = thread::Builder::new().spawn(move || {
                // Whoever asked may be gone.
                let _ = room.answer(request);
            });
        }
    }
}

impl Room {
    fn answer(&self, mut request: Request) -> io::Result<()> {
        if let Some(refusal) = self.gate.refuses(&request) {
            return respond(request, refusal, None);
        }
        let url = request.url().to_owned();
        if self.gate.is_first(&url) {
            return self.welcome(request);
        }
        match (request.method().clone(), url.as_str()) {
            (Method::Get, "/") => {
                let page = pages::window(&self.dist, self.host.is_open());
                respond_page(request, page)
            }
            (Method::Get, "/events") => self.stream(request),
            // A browser asks for it by itself; the pages have none.
            (Method::Get, "/favicon.ico") => respond(request, StatusCode(204), None),
            (Method::Get, file) => respond_page(request, pages::file(&self.dist, file)),
            (Method::Post, address) => {
                let answered = match (body(&mut request), address.rsplit_once('/')) {
                    (Err(error), _) => Err(error),
                    (Ok(body), Some(("/host", name))) => self.host.ask(name, &body),
                    (Ok(body), Some(("/test", name))) => self.host.set_stage(name, &body),
                    _ => Err(ApiError::new(
                        Code::NotFound,
                        "there is nothing at this address",
                    )),
                };
                respond_json(request, &answered)
            }
            _ => respond(request, StatusCode(405), None),
        }
    }

    /// Leaves the token with the page and sends it to the address without.
    fn welcome(&self, request: Request) -> io::Result<()> {
        let cookie = self.gate.cookie();
        let there = [("Set-Cookie", cookie.as_str()), ("Location", "/")];
        write_answer(request, StatusCode(303), &there, b"")
    }

    /// The stream stays open and is written piece by piece.
    fn stream(&self, request: Request) -> io::Result<()> {
        let listening = self.host.events.listen();
        let mut out = request.into_writer();
        let kind = [("Content-Type", "text/event-stream")];
        write_head(&mut out, StatusCode(200), &kind)?;
        out.write_all(b"\r\n:\n\n")?;
        out.flush()?;
        listening.stream(&mut out)
    }
}

/// The request's body, if it is JSON by its own account and not too long.
fn body(request: &mut Request) -> Result<String, ApiError> {
    if gate::value(request, "Content-Type") != Some("application/json") {
        return Err(ApiError::new(
            Code::Invalid,
            "a request is application/json",
        ));
    }
    let most = u64::try_from(LONGEST_REQUEST).unwrap_or(u64::MAX);
    let mut text = String::new();
    let read = request.as_reader().take(most + 1).read_to_string(&mut text);
    match read {
        Ok(length) if length <= LONGEST_REQUEST => Ok(text),
        Ok(_) => Err(ApiError::new(
            Code::Invalid,
            "a request holds at most 64 MiB",
        )),
        Err(_) => Err(ApiError::new(Code::Invalid, "the request is not UTF-8")),
    }
}

fn respond_json(request: Request, answered: &Result<Value, ApiError>) -> io::Result<()> {
    let (status, text) = match answered {
        Ok(answer) => (StatusCode(200), answer.to_string()),
        Err(error) => {
            let text = serde_json::to_string(error).unwrap_or_default();
            (StatusCode(422), text)
        }
    };
    let page = Page {
        bytes: text.into_bytes(),
        kind: "application/json",
    };
    respond(request, status, Some(page))
}

fn respond_page(request: Request, page: Option<Page>) -> io::Result<()> {
    let status = StatusCode(if page.is_some() { 200 } else { 404 });
    respond(request, status, page)
}

fn respond(request: Request, status: StatusCode, page: Option<Page>) -> io::Result<()> {
    let (bytes, kind) = page.map_or((Vec::new(), "text/plain"), |page| (page.bytes, page.kind));
    write_answer(request, status, &[("Content-Type", kind)], &bytes)
}

/// Writes an answer that is the last on its connection. The server hands new connections to threads
/// that it believes to be waiting; one that was handed to a thread just gone to work waits for that
/// work to end, which on a connection that is kept open is never.
fn write_answer(
    request: Request,
    status: StatusCode,
    more: &[(&str, &str)],
    body: &[u8],
) -> io::Result<()> {
    let mut out = BufWriter::new(request.into_writer());
    write_head(&mut out, status, more)?;
    write!(out, "Content-Length: {}\r\n\r\n", body.len())?;
    out.write_all(body)?;
    out.flush()
}

/// The first line and the headers, up to those that tell of the body.
fn write_head(out: &mut dyn Write, status: StatusCode, more: &[(&str, &str)]) -> io::Result<()> {
    let (code, reason) = (status.0, status.default_reason_phrase());
    write!(out, "HTTP/1.1 {code} {reason}\r\nConnection: close\r\n")?;
    for (name, value) in gate::HEADERS.iter().chain(more) {
        write!(out, "{name}: {value}\r\n")?;
    }
    Ok(())
}
