#!/usr/bin/env python3
"""Opens a backup of a Lamplight vault without Lamplight; docs/FORMAT.md explains every step.

    pip install argon2-cffi cryptography
    python3 open_backup.py FILE.lampbak    # asks for the passphrase, or takes the first line of stdin

The recovery code does as well. Takes the database out beside the backup, still encrypted, and prints
its path and the line that the official `sqlcipher` needs to read it. The line is the key itself:
whoever has it and the file can read the journal.
"""
import getpass, hashlib, hmac, json, pathlib, re, sys, unicodedata, zipfile
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
BASE32, DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ', '0123456789abcdefghijklmnopqrstuv'

def hkdf(salt, secret, info, length=32):
    return HKDF(SHA256(), length, salt, info).derive(secret)

def vault_key(line, typed):
    """The vault key from the first slot that the passphrase or recovery code opens."""
    code = re.sub(r'[\s-]', '', typed).upper().translate(str.maketrans('OIL', '011'))
    for slot in json.loads(line)['slots']:
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
    sys.exit('That passphrase does not open this backup.')

place = pathlib.Path(sys.argv[1])
with zipfile.ZipFile(place) as backup:
    line = backup.read('vault.hdr').splitlines()[1]
    signed, seal, _ = backup.read('manifest').split(b'\n')
    typed = getpass.getpass('Passphrase: ') if sys.stdin.isatty() else sys.stdin.buffer.readline().decode()
    key, header, manifest = vault_key(line, typed.rstrip('\n')), json.loads(line), json.loads(signed)
    scope = bytes.fromhex(header['vault_id']) + header['epoch'].to_bytes(4, 'big')
    root, name = hkdf(scope, key, b'lamplight/v1/backup'), bytes.fromhex(manifest['backup_id'])
    tag = hmac.digest(hkdf(name, root, b'lamplight/v1/backup/manifest'), signed + b'\n', 'sha256')
    if not hmac.compare_digest(b'hmac=' + tag.hex().encode(), seal):
        sys.exit('The backup was changed by somebody who does not have the key.')
    digest, database = hashlib.sha256(), place.with_suffix('.db')
    with backup.open('journal.db') as source, open(database, 'xb') as out:
        while piece := source.read(1 << 20):
            digest.update(piece), out.write(piece)
if digest.hexdigest() != manifest['db_sha256']:
    sys.exit('The backup is damaged.')
raw = hkdf(name, root, b'lamplight/v1/backup/db').hex() + manifest['db_salt']
print(f'''{database}\nPRAGMA key = "x'{raw}'";''')
