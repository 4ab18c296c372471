"""Hostile text, opened, typed and pasted: no script runs, nothing is asked of anybody, nothing is
lost."""

import http.server
import json
import pathlib
import subprocess
import threading
import urllib.request

from desk import WORDS, Desk
from keyboard import Keyboard
from screen import Atspi, clipboard, keys, wait_for, write

ROOT = pathlib.Path(__file__).resolve().parents[2]
STRINGS = ROOT / "tests" / "ui" / "hostile" / "strings.ts"
#: What a script would do: the name of the page is read from the accessibility tree.
RAN = "document.title=/zanzibarine/.source"
_READ = """
const { readFileSync } = require("node:fs");
const { transpileModule } = require("./ui/node_modules/typescript");
const { outputText } = transpileModule(readFileSync(process.argv[1], "utf8"), {
  compilerOptions: { module: "commonjs", target: "es2022" },
});
const exports = {};
new Function("exports", outputText)(exports);
process.stdout.write(JSON.stringify(exports));
"""


def hostile_texts() -> dict:
    """The texts that the browser tests use as well."""
    read = subprocess.check_output(["node", "-e", _READ, str(STRINGS)], cwd=ROOT)
    return json.loads(read)


class Nowhere:
    """A server that nobody is to ask."""

    def __init__(self):
        self.asked: list[str] = []
        asked = self.asked

        class Answer(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                asked.append(self.path)
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_words):
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self.address = f"127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self):
        self._server.shutdown()
        self._server.server_close()


class Hostile(Desk):
    def setUp(self):
        super().setUp()
        self.nowhere = Nowhere()
        self.addCleanup(self.nowhere.stop)
        self.calls = self.root / "calls.txt"
        texts = hostile_texts()
        self.texts = [self.aimed(text) for text in texts["HOSTILE"]]
        self.page = self.aimed(texts["PASTED_HTML"])

    def aimed(self, text: str) -> str:
        """The text with a script that would be seen, and a host that would hear of it."""
        here = text.replace("alert(1)", RAN).replace("https://evil.example", "//evil.example")
        return here.replace("//evil.example", f"http://{self.nowhere.address}")

    def begin_watched(self, *written: dict) -> list[str]:
        names = self.prepare(*written)
        watch = ["strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=socket,connect"]
        self.start(*watch, "-o", str(self.calls))
        self.unlock()
        self.opened()
        return names

    def nothing_happened(self):
        """No script ran and nobody was asked. Each look has its control."""
        self.assertEqual(self.page_names(), {"Lamplight"})
        self.app.kill()
        calls = self.calls.read_text()
        self.assertIn("AF_UNIX", calls, "the control: sockets are seen")
        inet = [line for line in calls.splitlines() if "AF_INET" in line]
        self.assertEqual(inet, [])
        self.assertEqual(self.nowhere.asked, [])
        urllib.request.urlopen(f"http://{self.nowhere.address}/control").close()
        self.assertEqual(self.nowhere.asked, ["/control"])

    def page_names(self) -> set[str]:
        nodes = [node for node in self.app.everything() if node.get_role_name() == "document web"]
        return {node.get_name() for node in nodes}

    def test_hostile_texts_that_are_opened_stay_text_and_stay_as_they_are(self):
        many = ["\n\n".join(self.texts[at : at + 16]) for at in range(0, len(self.texts), 16)]
        written = [
            {"kind": "talk", "title": f"<img src=x onerror={RAN}> {at}", "body": body, "tag": [f"<b>{at}"]}
            for at, body in enumerate(many)
        ]
        self.begin_watched(*written)
        before = [(entry["title"], entry["body"], entry["tags"]) for entry in self.peek()]
        for at in range(len(many)):
            keys("ctrl+k")
            self.app.has_focus("search", WORDS["palette-field"])
            write(f"onerror {at}")
            self.app.says(f"<img src=x onerror={RAN}> {at}")
            keys("Return")
            # The tags stand under the text, which may reach beyond the window.
            self.app.says(f"<b>{at}")
            for _mode in ("plain text", "laid out"):
                keys("ctrl+shift+m")
                self.app.settled()
        keys("ctrl+shift+t")
        self.app.says(f"onerror={RAN}> 0")
        keys("ctrl+f")
        self.app.has_focus("search", WORDS["search-field"])
        write("onerror")
        self.app.says(f"onerror={RAN}> 0")
        after = [(entry["title"], entry["body"], entry["tags"]) for entry in self.peek()]
        self.assertEqual(after, before)
        self.nothing_happened()

    def test_hostile_text_and_hostile_pages_that_are_pasted_leave_their_words_only(self):
        self.begin_watched()
        keys("ctrl+1")
        self.app.has_focus("field", WORDS["editor-text"])
        clipboard(self.page, "text/html")
        keys("ctrl+v")
        self.app.says("Pasted")
        keys("ctrl+End", "Return")
        clipboard("\n\n".join(self.texts))
        keys("ctrl+v")
        write("and after")
        self.saved()
        kept = self.keeps("what was typed after", lambda entry: "and after" in entry["body"])
        for words in ("Pasted", "DROP TABLE", "right to left", "🏳️‍🌈", "田中さん", "deep"):
            self.assertIn(words, kept["body"])
        links = [node for node in self.app.everything() if node.get_role_name() == "link"]
        self.assertEqual([link.get_name() for link in links if "javascript" in str(self.target(link))], [])
        self.nothing_happened()

    @staticmethod
    def target(link) -> str:
        return Atspi.Hyperlink.get_uri(Atspi.Accessible.get_hyperlink(link), 0)

    def test_hostile_text_that_is_typed_is_all_there(self):
        # The longest are pasted instead: they have one character hundreds of times. And no keyboard
        # has a key for a control character.
        texts = [text for text in self.texts if len(text) < 80 and "\x85" not in text]
        self.assertGreaterEqual(len(texts), 60)
        whole = "\n".join(texts)
        keyboard = Keyboard()
        keyboard.learn(whole)
        self.begin_watched()
        keys("ctrl+1")
        self.app.has_focus("field", WORDS["editor-text"])
        title = f"<img src=x onerror={RAN}>"
        keyboard.type(f"{title} & ")
        self.app.says(title)
        keys("ctrl+1")
        wait_for("an empty page", lambda: title not in self.app.text())
        self.app.has_focus("field", WORDS["editor-text"])
        keys("ctrl+shift+m")
        self.app.says(WORDS["editor-plain-about"])
        self.app.has_focus("field", WORDS["editor-text"])
        keyboard.type(whole)
        self.keeps("all of it", lambda entry: entry["body"] == whole)
        keys("ctrl+shift+m")
        self.app.find("button", WORDS["editor-bold"])
        self.app.settled()
        self.nothing_happened()

    def test_five_megabytes_that_are_pasted_are_all_there(self):
        line = "We walked to the harbour and said little. "
        whole = "\n\n".join(f"{at}. {line * 24}".rstrip() for at in range(5_000))
        self.assertGreater(len(whole), 5_000_000)
        self.begin()
        keys("ctrl+1")
        self.app.has_focus("field", WORDS["editor-text"])
        clipboard(whole)
        keys("ctrl+v")
        self.app.says(WORDS["editor-plain-large"])
        self.saved()
        self.keeps("all of it", lambda entry: entry["body"] == whole)

