-- Marks of the second reader on the letter of an apology that the writer keeps as they are. Marks
-- themselves are stored nowhere: they are found anew each time.
CREATE TABLE dismissal (
    entry INTEGER NOT NULL REFERENCES entry (n) ON DELETE CASCADE,
    -- Which rule marked it.
    rule TEXT NOT NULL,
    -- SHA-256 of the words that were marked. Other words are marked again.
    words BLOB NOT NULL CHECK (length(words) = 32),
    PRIMARY KEY (entry, rule, words)
) STRICT, WITHOUT ROWID;
