//! Who is let in, and what every answer says.

use std::sync::Barrier;
use std::thread;

use crate::browser::Browser;

#[test]
fn the_first_address_leaves_the_token_in_a_cookie() {
    let browser = Browser::new();
    let (host, token) = (&browser.host, &browser.token);
    let first = browser.send(&format!("GET /?token={token} HTTP/1.1\r\nHost: {host}"), "");
    assert_eq!((first.status, first.header("Location")), (303, Some("/")));
    let cookie = first.header("Set-Cookie").unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"));
    let pair = cookie.split(';').next().unwrap();
    let page = browser.send(
        &format!("GET / HTTP/1.1\r\nHost: {host}\r\nCookie: a=b; {pair}"),
        "",
    );
    assert_eq!((page.status, page.body.as_str()), (200, "the lock page"));
}

#[test]
fn nobody_else_is_let_in() {
    let browser = Browser::new();
    let (host, token) = (&browser.host, &browser.token);
    let shown = format!("X-Lamplight-Token: {token}");
    let port = host.split_once(':').unwrap().1;
    for (head, status) in [
        (format!("GET / HTTP/1.1\r\nHost: {host}"), 403),
        (format!("GET /?token=0 HTTP/1.1\r\nHost: {host}"), 403),
        (
            format!("GET /events HTTP/1.1\r\nHost: {host}\r\nCookie: lamplight={token}"),
            403,
        ),
        (
            format!("GET / HTTP/1.1\r\nHost: localhost:{port}\r\n{shown}"),
            421,
        ),
        (
            format!("GET / HTTP/1.1\r\nHost: evil.example\r\n{shown}"),
            421,
        ),
        (
            format!("GET / HTTP/1.1\r\nHost: {host}\r\nHost: {host}\r\n{shown}"),
            421,
        ),
        (
            format!("GET / HTTP/1.1\r\nHost: {host}\r\nOrigin: http://127.0.0.1:1\r\n{shown}"),
            421,
        ),
        (
            format!("GET / HTTP/1.1\r\nHost: {host}\r\nOrigin: null\r\n{shown}"),
            421,
        ),
        (format!("DELETE / HTTP/1.1\r\nHost: {host}\r\n{shown}"), 405),
    ] {
        let answer = browser.send(&head, "");
        assert_eq!(
            (answer.status, answer.body.as_str()),
            (status, ""),
            "{head}"
        );
    }
    // A form of another page cannot name this kind of content.
    let head = format!(
        "POST /host/door_state HTTP/1.1\r\nHost: {host}\r\n{shown}\r\n\
         Content-Type: text/plain\r\nContent-Length: 2"
    );
    assert_eq!(browser.send(&head, "{}").status, 422);
}

#[test]
fn every_answer_has_the_policy() {
    let browser = Browser::new();
    for answer in [
        browser.get("/"),
        browser.get("/assets/page.js"),
        browser.get("/nowhere"),
        browser.post("/host/door_state", "{}"),
        browser.post("/host/nothing", "{}"),
        browser.send("GET / HTTP/1.1\r\nHost: x", ""),
    ] {
        let policy = answer.header("Content-Security-Policy").unwrap();
        assert!(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self';"));
        assert!(policy.contains("require-trusted-types-for 'script'"));
        assert!(
            !policy.contains("unsafe") && !policy.contains("  "),
            "{policy}"
        );
        assert_eq!(answer.header("X-Content-Type-Options"), Some("nosniff"));
        for name in ["Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy"] {
            assert_eq!(answer.header(name), Some("same-origin"));
        }
    }
}

#[test]
fn only_parts_of_the_pages_have_an_address() {
    let browser = Browser::new();
    let script = browser.get("/assets/page.js");
    assert_eq!((script.status, script.body.as_str()), (200, "1"));
    assert_eq!(
        script.header("Content-Type"),
        Some("text/javascript; charset=utf-8")
    );
    for url in [
        "/main.html",
        "/lock.html",
        "/notes.txt",
        "/assets",
        "/assets/../lock.html",
        "/assets/%2e%2e/lock.html",
        "//etc/hostname",
        "/../data/preferences.json",
        "/data/vault",
    ] {
        assert_eq!(browser.get(url).status, 404, "{url}");
    }
}

/// A page asks for many things at once and keeps the connections that it may keep. None of that may
/// leave another one waiting.
#[test]
fn whoever_asks_at_once_is_answered() {
    let browser = Browser::new();
    for _ in 0..50 {
        let together = Barrier::new(12);
        thread::scope(|scope| {
            let ask = || {
                let connection = browser.connect();
                together.wait();
                browser.get_and_keep(connection, "/")
            };
            let asking: Vec<_> = (0..12).map(|_| scope.spawn(ask)).collect();
            let kept = asking.into_iter().map(|one| one.join().unwrap());
            assert_eq!(kept.collect::<Vec<_>>().len(), 12);
        });
    }
}
