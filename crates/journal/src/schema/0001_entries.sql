-- What the writer wrote. `n` is the row here and in the index; `id` is the name everywhere else.
CREATE TABLE entry (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('reflection', 'talk', 'apology', 'forgiveness')),
    title TEXT NOT NULL,
    -- RFC 3339 with offset; without offset, or the day alone, where no more is known.
    entry_date TEXT NOT NULL,
    -- IANA name of the time zone, where known.
    entry_zone TEXT,
    -- The day on the writer's wall, YYYY-MM-DD. A later change of zone never moves it.
    entry_day TEXT NOT NULL,
    -- Milliseconds since 1970 UTC; the wall clock taken for UTC where the zone is not known.
    entry_instant INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    word_count INTEGER NOT NULL,
    feeling INTEGER CHECK (feeling BETWEEN 0 AND 10),
    -- What an import brought and no column has room for: a JSON object.
    extra TEXT,
    trashed_at INTEGER
) STRICT;

CREATE INDEX entry_by_time ON entry (entry_instant, n, entry_day, kind) WHERE trashed_at IS NULL;
CREATE INDEX entry_in_trash ON entry (trashed_at, n) WHERE trashed_at IS NOT NULL;

-- Apart from `entry`, so that lists do not read every text.
CREATE TABLE entry_body (
    entry INTEGER PRIMARY KEY REFERENCES entry (n) ON DELETE CASCADE,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE tag (
    n INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    folded TEXT NOT NULL
) STRICT;

CREATE INDEX tag_by_fold ON tag (folded);

CREATE TABLE entry_tag (
    entry INTEGER NOT NULL REFERENCES entry (n) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    tag INTEGER NOT NULL REFERENCES tag (n),
    PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX entry_tag_by_tag ON entry_tag (tag, entry);

-- Superseded states only; the present one lives in `entry`. `state` is JSON, deflated.
CREATE TABLE entry_revision (
    n INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entry (n) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    saved_at INTEGER NOT NULL,
    superseded_at INTEGER NOT NULL,
    state BLOB NOT NULL,
    UNIQUE (entry, revision)
) STRICT;

-- Where imported entries came from, for those whose own id could not be kept.
CREATE TABLE entry_origin (
    format TEXT NOT NULL,
    source TEXT NOT NULL,
    entry INTEGER NOT NULL REFERENCES entry (n) ON DELETE CASCADE,
    PRIMARY KEY (format, source)
) STRICT, WITHOUT ROWID;

CREATE INDEX entry_origin_by_entry ON entry_origin (entry);

-- What left the vault, never its content.
CREATE TABLE share_log (
    n INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    format TEXT NOT NULL,
    protection TEXT NOT NULL,
    sha256 TEXT NOT NULL
) STRICT;

CREATE TABLE share_log_entry (
    share INTEGER NOT NULL REFERENCES share_log (n) ON DELETE CASCADE,
    entry_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    PRIMARY KEY (share, entry_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Requests already answered: a host that asks twice changes things once.
CREATE TABLE request (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    command TEXT NOT NULL,
    answer TEXT NOT NULL
) STRICT;

-- The index holds words only, cut and folded before they come here; it keeps no text. Secure
-- deletion takes a deleted word out of it at once.
CREATE VIRTUAL TABLE entry_index USING fts5 (
    title, body, tags, parts, content = '', tokenize = 'ascii'
);

INSERT INTO entry_index (entry_index, rank) VALUES ('secure-delete', 1);

-- Entries whose words the index does not hold as they stand now. The words it does hold are those
-- of the revision `revision`, or of `state`, packed like one, where no revision was made; it holds
-- nothing of the entry yet when both are NULL.
CREATE TABLE index_pending (
    entry INTEGER PRIMARY KEY REFERENCES entry (n) ON DELETE CASCADE,
    revision INTEGER,
    state BLOB
) STRICT;

CREATE TABLE index_state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    segmenter INTEGER NOT NULL
) STRICT;
