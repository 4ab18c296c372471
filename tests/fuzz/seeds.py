"""Writes what the fuzz targets begin with: files that the command line has made.

    seeds.py LAMPLIGHT_CLI FOLDER

One folder for each target. The database in the backup is cut to a page: what is in it is under its
own key, and nothing that is read here looks at it.
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import zipfile

PASSPHRASE = "eleven quiet herons stand in the reeds"
ENTRIES = [
    {"kind": "talk", "title": "A walk by the harbour", "body": "We spoke *calmly*.\n\n- once\n- twice", "tag": ["us two", "海"]},
    {"kind": "apology", "title": "", "body": "I was late. 对不起", "date": "2024-05-01"},
    {"kind": "reflection", "title": "حديث: \"المساء\"", "body": "---\nnot: front matter\n---\n"},
]


def main(cli, folder):
    with tempfile.TemporaryDirectory() as home:
        home = pathlib.Path(home)

        def run(*words, requests=""):
            command = [cli, "--vault", home / "vault", "--passphrase-fd", "0", "--json", *words]
            done = subprocess.run(command, input=f"{PASSPHRASE}\n{requests}", capture_output=True, text=True, cwd=home)
            assert done.returncode == 0, done
            return done.stdout

        run("vault", "create", "--memory-mib", "19", "--passes", "1", "--recovery-out", "code.txt")
        lines = (json.dumps({"name": "entry_add", "request": entry}, ensure_ascii=False) + "\n" for entry in ENTRIES)
        answers = run("api", "--lines", requests="".join(lines)).splitlines()
        assert all("ok" in json.loads(answer) for answer in answers), answers
        run("vault", "backup", "--out", "notes.lampbak")
        run("export", "--format", "jsonl", "--out", "all.jsonl")
        run("export", "--format", "markdown", "--out", "all")

        def seed(target, name, content):
            place = folder / target
            place.mkdir(parents=True, exist_ok=True)
            (place / name).write_bytes(content)

        header = (home / "vault/vault.hdr").read_bytes()
        line = header.splitlines()[1]
        seed("header", "copy", header)
        seed("header", "line", line)
        for number, slot in enumerate(json.loads(line)["slots"]):
            seed("slot", str(number), json.dumps(slot, separators=(",", ":")).encode())
        seed("recovery_code", "code", (home / "code.txt").read_bytes().splitlines()[0])
        seed("jsonl", "all", (home / "all.jsonl").read_bytes())
        notes = sorted((home / "all").rglob("*.md"))
        for number, note in enumerate(notes):
            seed("markdown", str(number), note.read_bytes())
        examples = pathlib.Path(__file__).parent.parent / "vectors/apology/examples.jsonl"
        for number, line in enumerate(examples.read_text(encoding="utf-8").splitlines()):
            seed("apology", str(number), json.loads(line)["text"].encode())
        with zipfile.ZipFile(home / "notes.lampbak") as backup:
            parts = {name: backup.read(name) for name in backup.namelist()}
        seed("manifest", "manifest", parts["manifest"])
        short = home / "short.zip"
        with zipfile.ZipFile(short, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, content[:4096])
        seed("backup", "short", short.read_bytes())


main(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]))
