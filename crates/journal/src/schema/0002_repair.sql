-- Who and what the writing is about, what the writer means to do and did, how it is, and who helps.
-- Days are YYYY-MM-DD on the writer's wall. What has `removed_at` lies in the trash.

CREATE TABLE person (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    -- A nickname or an initial.
    label TEXT NOT NULL,
    relation TEXT NOT NULL CHECK (relation IN ('partner', 'ex', 'friend', 'parent', 'child',
        'sibling', 'relative', 'colleague', 'other', 'self')),
    note TEXT NOT NULL,
    -- Whether Home may bring it up by itself.
    resurface INTEGER NOT NULL CHECK (resurface IN (0, 1)),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    removed_at INTEGER
) STRICT;

CREATE TABLE matter (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    person INTEGER REFERENCES person (n),
    title TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('i_hurt', 'i_was_hurt', 'both', 'myself')),
    -- A day, or in the writer's words: "spring 2023".
    happened TEXT NOT NULL,
    what TEXT NOT NULL,
    impact TEXT NOT NULL,
    -- Whether lying was part of it, where the writer says.
    deceit INTEGER CHECK (deceit IN (0, 1)),
    status TEXT NOT NULL CHECK (status IN ('raw', 'working', 'resting', 'closed')),
    resurface INTEGER NOT NULL CHECK (resurface IN (0, 1)),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    removed_at INTEGER
) STRICT;

CREATE INDEX matter_by_person ON matter (person);

ALTER TABLE entry ADD COLUMN lens TEXT;
ALTER TABLE entry ADD COLUMN person INTEGER REFERENCES person (n);
ALTER TABLE entry ADD COLUMN matter INTEGER REFERENCES matter (n);
ALTER TABLE entry ADD COLUMN status TEXT NOT NULL DEFAULT 'kept'
    CHECK (status IN ('draft', 'ready', 'given', 'kept'));
ALTER TABLE entry ADD COLUMN given_on TEXT;
ALTER TABLE entry ADD COLUMN feel_before INTEGER CHECK (feel_before BETWEEN 0 AND 10);
ALTER TABLE entry ADD COLUMN feel_after INTEGER CHECK (feel_after BETWEEN 0 AND 10);
ALTER TABLE entry ADD COLUMN shareable INTEGER NOT NULL DEFAULT 0 CHECK (shareable IN (0, 1));
ALTER TABLE entry ADD COLUMN starred INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1));
ALTER TABLE entry ADD COLUMN resurface INTEGER NOT NULL DEFAULT 1 CHECK (resurface IN (0, 1));
-- The writer lets it rest until this day.
ALTER TABLE entry ADD COLUMN rests_until TEXT;
-- Out of sight until this day: in no list and not in the index.
ALTER TABLE entry ADD COLUMN sealed_until TEXT;
-- The id of the person or matter with which it went to the trash, and comes back.
ALTER TABLE entry ADD COLUMN trashed_with TEXT;
-- Guided answers, a JSON object, beside the text for the same reason.
ALTER TABLE entry_body ADD COLUMN fields TEXT;

-- Lists leave out what is sealed.
DROP INDEX entry_by_time;
CREATE INDEX entry_by_time ON entry (entry_instant, n, entry_day, kind) WHERE trashed_at IS NULL AND sealed_until IS NULL;

CREATE INDEX entry_by_person ON entry (person, entry_instant, n) WHERE person IS NOT NULL;
CREATE INDEX entry_by_matter ON entry (matter, entry_instant, n) WHERE matter IS NOT NULL;
CREATE INDEX entry_trashed_with ON entry (trashed_with) WHERE trashed_with IS NOT NULL;
CREATE INDEX entry_sealed ON entry (sealed_until, n) WHERE sealed_until IS NOT NULL;

-- Whom and what a text speaks of by a link in it. Made from the text with every save.
CREATE TABLE entry_mention (
    entry INTEGER NOT NULL REFERENCES entry (n) ON DELETE CASCADE,
    noun TEXT NOT NULL CHECK (noun IN ('person', 'matter', 'entry')),
    id TEXT NOT NULL,
    PRIMARY KEY (entry, noun, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX entry_mention_by_id ON entry_mention (id, entry);

-- What the writer cares about being.
CREATE TABLE value (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    why TEXT NOT NULL,
    position INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    removed_at INTEGER
) STRICT;

-- How much a value matters and how it was lived, as the writer saw it on a day.
CREATE TABLE value_look (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    value INTEGER NOT NULL REFERENCES value (n),
    on_day TEXT NOT NULL,
    importance INTEGER CHECK (importance BETWEEN 0 AND 10),
    lived INTEGER CHECK (lived BETWEEN 0 AND 10),
    -- One small act that would bring it closer.
    act TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    removed_at INTEGER
) STRICT;

CREATE INDEX value_look_by_value ON value_look (value, on_day);

-- Something the writer will do. Never what somebody else is to do.
CREATE TABLE commitment (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('promise', 'openness', 'boundary', 'together')),
    person INTEGER REFERENCES person (n),
    matter INTEGER REFERENCES matter (n),
    value INTEGER REFERENCES value (n),
    -- The entry it was made from.
    from_entry INTEGER REFERENCES entry (n),
    text TEXT NOT NULL,
    when_cue TEXT NOT NULL,
    then_i_will TEXT NOT NULL,
    why TEXT NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('mine_alone', 'told_them', 'agreed_together')),
    cadence TEXT NOT NULL CHECK (cadence IN ('once', 'daily', 'weekly', 'monthly',
        'when_it_comes_up')),
    starts TEXT NOT NULL,
    review_on TEXT,
    ends TEXT,
    status TEXT NOT NULL CHECK (status IN ('active', 'paused', 'done', 'let_go')),
    -- Guided answers that have no column: a JSON object.
    fields TEXT NOT NULL,
    resurface INTEGER NOT NULL CHECK (resurface IN (0, 1)),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    removed_at INTEGER,
    CHECK (kind <> 'openness' OR review_on IS NOT NULL)
) STRICT;

CREATE INDEX commitment_by_person ON commitment (person) WHERE person IS NOT NULL;
CREATE INDEX commitment_by_matter ON commitment (matter) WHERE matter IS NOT NULL;
CREATE INDEX commitment_by_value ON commitment (value) WHERE value IS NOT NULL;
CREATE INDEX commitment_by_entry ON commitment (from_entry) WHERE from_entry IS NOT NULL;

-- What came of it on a day. 'kept' is held, happened, did; 'missed' is not held, did not.
CREATE TABLE commitment_event (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    commitment INTEGER NOT NULL REFERENCES commitment (n),
    on_day TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('kept', 'partly', 'missed', 'not_needed')),
    note TEXT NOT NULL,
    -- What got in the way, in a few words of the writer's.
    obstacle TEXT NOT NULL,
    learned TEXT NOT NULL,
    next TEXT NOT NULL,
    -- Worth doing again.
    starred INTEGER NOT NULL CHECK (starred IN (0, 1)),
    entry INTEGER REFERENCES entry (n),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    removed_at INTEGER
) STRICT;

CREATE INDEX commitment_event_by_day ON commitment_event (commitment, on_day, n);
CREATE INDEX commitment_event_by_entry ON commitment_event (entry) WHERE entry IS NOT NULL;

-- How it is, on the writer's own scales, each of which may be left out.
CREATE TABLE checkin (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    -- As the date of an entry.
    at TEXT NOT NULL,
    zone TEXT,
    on_day TEXT NOT NULL,
    instant INTEGER NOT NULL,
    person INTEGER REFERENCES person (n),
    matter INTEGER REFERENCES matter (n),
    trust INTEGER CHECK (trust BETWEEN 0 AND 10),
    hurt INTEGER CHECK (hurt BETWEEN 0 AND 10),
    closeness INTEGER CHECK (closeness BETWEEN 0 AND 10),
    self_trust INTEGER CHECK (self_trust BETWEEN 0 AND 10),
    steadiness INTEGER CHECK (steadiness BETWEEN 0 AND 10),
    small_step TEXT NOT NULL,
    note TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    removed_at INTEGER
) STRICT;

CREATE INDEX checkin_by_time ON checkin (instant, n);
CREATE INDEX checkin_by_person ON checkin (person) WHERE person IS NOT NULL;
CREATE INDEX checkin_by_matter ON checkin (matter) WHERE matter IS NOT NULL;

-- A meeting with somebody who helps.
CREATE TABLE session (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    on_day TEXT NOT NULL,
    -- HH:MM on the wall, where known.
    at_time TEXT,
    with_label TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('individual', 'couple', 'group', 'other')),
    focus TEXT NOT NULL,
    takeaways TEXT NOT NULL,
    next_steps TEXT NOT NULL,
    -- Guided answers that have no column: a JSON object.
    fields TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    removed_at INTEGER
) STRICT;

CREATE INDEX session_by_day ON session (on_day);

CREATE TABLE session_item (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    session INTEGER NOT NULL REFERENCES session (n),
    type TEXT NOT NULL CHECK (type IN ('question', 'entry', 'matter', 'commitment',
        'checkin_range')),
    entry INTEGER REFERENCES entry (n),
    matter INTEGER REFERENCES matter (n),
    commitment INTEGER REFERENCES commitment (n),
    from_day TEXT,
    to_day TEXT,
    text TEXT NOT NULL,
    position INTEGER NOT NULL,
    raised INTEGER NOT NULL CHECK (raised IN (0, 1)),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    removed_at INTEGER
) STRICT;

CREATE INDEX session_item_by_session ON session_item (session, position);
CREATE INDEX session_item_by_entry ON session_item (entry) WHERE entry IS NOT NULL;
CREATE INDEX session_item_by_matter ON session_item (matter) WHERE matter IS NOT NULL;
CREATE INDEX session_item_by_commitment ON session_item (commitment) WHERE commitment IS NOT NULL;

-- Whom the writer could turn to, filled in by hand.
CREATE TABLE support (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'counsellor', 'helpline', 'emergency', 'other')),
    label TEXT NOT NULL,
    how TEXT NOT NULL,
    hours TEXT NOT NULL,
    note TEXT NOT NULL,
    position INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    removed_at INTEGER
) STRICT;

-- One thing led to, answers, or belongs beside another.
CREATE TABLE link (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    from_noun TEXT NOT NULL,
    from_id TEXT NOT NULL,
    to_noun TEXT NOT NULL,
    to_id TEXT NOT NULL,
    relation TEXT NOT NULL CHECK (relation IN ('about', 'led_to', 'answers', 'beside')),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    removed_at INTEGER
) STRICT;

CREATE INDEX link_by_from ON link (from_id);
CREATE INDEX link_by_to ON link (to_id);

-- What a record said before it was changed; `state` is JSON, deflated.
CREATE TABLE record_state (
    n INTEGER PRIMARY KEY,
    noun TEXT NOT NULL,
    id TEXT NOT NULL,
    saved_at INTEGER NOT NULL,
    superseded_at INTEGER NOT NULL,
    state BLOB NOT NULL
) STRICT;

CREATE INDEX record_state_by_record ON record_state (id, n);
