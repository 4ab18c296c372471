#!/usr/bin/env python3
"""Opens a Lamplight vault of format 1 without Lamplight; docs/FORMAT.md explains every step.

    pip install argon2-cffi cryptography
    python3 open_vault.py FOLDER    # asks for the passphrase, or takes the first line of stdin

The recovery code does as well. Prints the database's path and the line that the official `sqlcipher`
needs to read it. The line is the key itself: whoever has it and the file can read the journal.
"""
import getpass, hashlib, hmac, json, pathlib, re, sys, unicodedata
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
COPY = re.compile(rb'(LAMPVLT1\n([^\n]+)\n)hmac=([0-9a-f]{64}) sha256=([0-9a-f]{64})\n *')
BASE32, DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ', '0123456789abcdefghijklmnopqrstuv'

def hkdf(salt, secret, info, length=32):
    return HKDF(SHA256(), length, salt, info).derive(secret)

def whole_copies(folder):
    """The header copies whose SHA-256 holds: (JSON parsed, JSON line, signed bytes, HMAC)."""
    for path in (folder / 'vault.hdr', folder / 'vault.hdr.2'):
        data = path.read_bytes() if path.is_file() else b''
        if len(data) == 4096 and (found := COPY.fullmatch(data)):
            zeroed = data[:found.start(4)] + b'0' * 64 + data[found.end(4):]
            if hashlib.sha256(zeroed).hexdigest().encode() == found[4]:
                yield json.loads(found[2]), found[2], found[1], bytes.fromhex(found[3].decode())

def vault_key(header, line, typed):
    """The vault key from the first slot that the passphrase or recovery code opens."""
    code = re.sub(r'[\s-]', '', typed).upper().translate(str.maketrans('OIL', '011'))
    for slot in header['slots']:
        kind, salt, name, nonce, commitment, wrapped = (slot['type'], slot['kdf']), *(
            bytes.fromhex(slot[k]) for k in ('salt', 'id', 'nonce', 'commitment', 'wrapped'))
        if kind == ('passphrase', 'argon2id'):
            text, cost = unicodedata.normalize('NFC', typed).encode(), slot['params']
            secret = hash_secret_raw(text, salt, cost['t'], cost['m'], cost['p'], 32, Type.ID)
        elif kind == ('recovery', 'hkdf-sha256') and re.fullmatch(f'[{BASE32}]{{36}}', code):
            number = int(code[:32].translate(str.maketrans(BASE32, DIGITS)), 32)
            secret = hkdf(b'', number.to_bytes(20, 'big'), b'lamplight/v1/recovery')
        else:
            continue
        keys = hkdf(salt, secret, b'lamplight/v1/slot' + name, 64)
        if hmac.compare_digest(keys[32:], commitment):
            bare = re.sub(rb'"wrapped":"[0-9a-f]*"', b'"wrapped":""', line)
            return AESGCM(keys[:32]).decrypt(nonce, wrapped, bare)
    sys.exit('That passphrase does not open this vault.')

folder = pathlib.Path(sys.argv[1])
copies = list(whole_copies(folder)) or sys.exit('Neither copy of the header is whole.')
header, line, signed, tag = max(copies, key=lambda copy: copy[0]['header_gen'])
typed = getpass.getpass('Passphrase: ') if sys.stdin.isatty() else sys.stdin.buffer.readline().decode()
key = vault_key(header, line, typed.rstrip('\n'))
scope = bytes.fromhex(header['vault_id']) + header['epoch'].to_bytes(4, 'big')
if not hmac.compare_digest(hmac.digest(hkdf(scope, key, b'lamplight/v1/header-mac'), signed, 'sha256'), tag):
    sys.exit('The header was changed by somebody who does not have the key.')
raw = hkdf(scope, key, b'lamplight/v1/db').hex() + header['db_salt']
print(f'''{folder / header['db_file']}\nPRAGMA key = "x'{raw}'";''')
