"""The keys of a vault, found as docs/FORMAT.md says and with nothing of this program."""

import pathlib
import subprocess
import sys

_SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "docs" / "open_vault.py"
#: Runs the script in a process of its own, whose memory nobody looks at, and prints what it found.
_RUN = """
import contextlib, io, runpy, sys
with contextlib.redirect_stdout(io.StringIO()):
    script, sys.argv = sys.argv[1], sys.argv[1:]
    found = runpy.run_path(script)
subkey = lambda label: found['hkdf'](found['scope'], found['key'], b'lamplight/v1/' + label).hex()
print(found['key'].hex(), *(subkey(label) for label in (b'db', b'header-mac', b'backup')))
"""


def keys_of_vault(vault: pathlib.Path, passphrase: str) -> dict[str, bytes]:
    """The vault key and those that hang on it, as bytes; and that of the database as the digits in
    which SQLCipher takes it."""
    done = subprocess.run(
        [sys.executable, "-c", _RUN, str(_SCRIPT), str(vault)],
        input=passphrase + "\n",
        capture_output=True,
        text=True,
        check=True,
    )
    names = ("vault", "database", "header", "backups")
    digits = dict(zip(names, done.stdout.split(), strict=True))
    found = {name: bytes.fromhex(key) for name, key in digits.items()}
    return found | {"digits of the database": digits["database"].encode()}
