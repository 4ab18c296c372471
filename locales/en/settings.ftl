settings-title = Settings
settings-find = Find a setting
settings-none = No setting has these words.
settings-show-all = Show all settings
settings-default = Default: { $value }
settings-look = Look
settings-look-help = Light paper by day, lamp-lit by dusk, or the same as the computer.
settings-look-system = Same as the computer
settings-look-day = Day
settings-look-dusk = Dusk
settings-language = Language
settings-language-help = The language of Lamplight itself. You can write in any.
settings-language-system = Same as the computer
settings-lock-time = Lock when nobody is there
settings-lock-time-help = After so long without a key or the mouse, the journal is saved and locked. It is locked when the computer sleeps, too.
settings-minutes =
    { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    }
settings-week-day = Day of the weekly look
settings-week-day-help = From this day on, the look at the week is a new one.
settings-keys = What opens this journal
settings-keys-help = The passphrase and the recovery code. Both can be changed, and everything can be encrypted anew.
settings-keys-open = Change it…
settings-place = Where the journal lies
settings-place-help = One folder holds all of it, encrypted. To move it: lock, close Lamplight, move the folder, and choose its new place when Lamplight asks for the passphrase.
settings-place-unknown = The place is not known at the moment.
settings-backups = Backups by themselves
settings-backups-help = Once a day, when something has changed, all of it is copied into one encrypted file, and every page of that is checked. Seven days, four weeks and twelve months are kept, as far as there is room.
settings-backups-daily = Every day
settings-backups-off = Never
settings-backups-now = Make one now
settings-backups-made =
    { $count ->
        [0] Nothing has changed since the last one. It holds everything.
        [one] The backup was made, and every page of it was checked.
       *[other] The backup was made in both places, and every page of it was checked.
    }
settings-backup-places = Where backups are kept
settings-backup-places-help = Beside the journal, unless you choose another folder. What lies in the folder of before stays there.
settings-backup-places-change = Choose another folder…
settings-backup-places-usual = Keep them beside the journal again
settings-backup-places-kept = It is used from now on.
settings-backup-places-refused = Backups cannot be kept in that folder. It may be the journal’s own, or in use for them already.
settings-backup-places-free = { $size } free
settings-backup-places-missing = Not there since { $date }. A backup is made as soon as it is back.
settings-backup-places-not-there = Not there at the moment. A backup is made as soon as it is back.
settings-backup-second = A second place
settings-backup-second-help = A stick or another disk, for the day on which this one is lost. It need not always be there.
settings-backup-second-add = Add a second place…
settings-backup-second-change = Choose another one…
settings-backup-second-give-up = Do without it
settings-backups-list = The backups there are
settings-backups-list-help = Trying one opens it, checks every page and counts what is in it. Nothing in your journal changes.
settings-backups-none = None yet.
settings-backups-first = in the first place
settings-backups-second = in the second place
settings-backups-other = another copy of this journal may have made it, so it is not removed by itself
settings-backups-opens-now = today’s passphrase opens it
settings-backups-opens-then = the passphrase of that day opens it
settings-backups-damaged = it is not whole any more
settings-backups-holds = may hold words you deleted for good
settings-backups-proved-at = tried { $date }
settings-backups-prove = Try it
settings-backups-prove-this = Try it: the backup of { $date }
settings-backups-proof =
    { $entries ->
        [one] Opened and whole: one entry, and { $trashed } in the trash.
       *[other] Opened and whole: { $entries } entries, and { $trashed } in the trash.
    }
settings-backups-remove = Remove
settings-backups-remove-this = Remove the backup of { $date }
settings-backups-removed =
    { $count ->
        [0] It was gone already.
        [one] One backup was removed.
       *[other] { $count } backups were removed.
    }
settings-backups-last = These are the last that are whole. Make a new one first; then they can go.
settings-backups-more = Show all { $count }
settings-backups-old =
    { $count ->
        [one] One backup is from before the journal got its present key. Only what opened the journal then opens it: somebody who knows the old passphrase can read it.
       *[other] { $count } backups are from before the journal got its present key. Only what opened the journal then opens them: somebody who knows the old passphrase can read them.
    }
settings-backups-old-remove = Remove them
settings-backups-old-first = Make a new backup first; then these can go.
settings-backups-ask =
    { $count ->
        [one] Remove this backup
       *[other] Remove these backups
    }
settings-backups-ask-meaning =
    { $count ->
        [one] The file is deleted, and cannot be brought back. A copy that was carried elsewhere stays there.
       *[other] { $count } files are deleted, and cannot be brought back. Copies that were carried elsewhere stay there.
    }
settings-backups-ask-keep = Leave it
settings-backup = A backup to take along
settings-backup-help = One encrypted file that holds all of it, with history and trash. Today’s passphrase opens it. Keep it away from this computer: on a stick, or on another disk. “Get one back from a backup”, among the other journals of the lock page, makes a journal of it again.
settings-backup-make = Make a backup…
settings-backup-done = The backup was made, and every page of it was checked. You find it here:
settings-import = Bring in writing from elsewhere
settings-import-help = JSON Lines or a folder of Markdown. You see first what would come in; until you say so, nothing is changed.
settings-import-file = Look into a file…
settings-import-folder = Look into a folder…
settings-import-would =
    { $found ->
        [one] One entry found. New in your journal: { $entries }.
       *[other] { $found } entries found. New in your journal: { $entries }.
    }
settings-import-did =
    { $found ->
        [one] One entry found. Brought in: { $entries }.
       *[other] { $found } entries found. Brought in: { $entries }.
    }
settings-import-duplicates = Here already: { $count }.
settings-import-skipped = Left out, and why: { $count }
settings-import-remarks = Good to know: { $count }
settings-import-more = And { $count } more.
settings-import-go =
    { $entries ->
        [one] Bring in one entry
       *[other] Bring in { $entries } entries
    }
settings-import-stay = Leave it
settings-export = Take your writing elsewhere
settings-export-help = Writes every entry outside the trash into plain files. They are not encrypted: anybody who has them can read them.
settings-export-markdown = As a folder of Markdown…
settings-export-jsonl = As one file, JSON Lines…
settings-export-done =
    { $entries ->
        [one] One entry was written. You find it here:
       *[other] { $entries } entries were written. You find them here:
    }
settings-verify = Check the journal
settings-verify-help = Reads every page and every entry, and tells whether all is as it was written. On a large journal this takes a few minutes.
settings-verify-start = Check it
settings-verify-running = Checking…
settings-verify-whole =
    { $entries ->
        [one] All is whole: one entry, and { $trashed } in the trash.
       *[other] All is whole: { $entries } entries, and { $trashed } in the trash.
    }
settings-verify-index = The list of words that search uses did not agree, and was made anew.
settings-verify-header = One of the two copies of the key part was damaged. The other one served.
settings-removal = Remove this journal
settings-removal-help = Takes the journal off this computer, for good. You see first what goes and what stays.
settings-removal-open = Remove it…
settings-step-starting = Getting ready
settings-step-checking = Checking
settings-step-reading = Reading
settings-step-exporting = Writing
settings-step-copying = Copying
settings-step-encrypting = Encrypting
settings-step-packing = Checking and packing
settings-stop = Stop
settings-on = On
settings-off = Off
settings-support-line = A quiet line on heavy words
settings-support-line-help = When you leave an entry in which it sounds very heavy, one line offers your support list. It is worked out here, English only, and nothing is counted or kept.
settings-notifications = A word from the computer
settings-notifications-help = When something is due and another window is in front, the computer shows “Lamplight: { shell-notification }”, at most once a day. It is always these words, only while the journal is open, and gone when it is locked. Anybody who looks at the screen can read them.
settings-sealed = Sealed entries
settings-sealed-help = What you sealed is in no list and no search. It opens by itself on its day, or here.
settings-sealed-show = Show what is sealed
settings-sealed-none = Nothing is sealed.
settings-sealed-until = until { $date }
settings-sealed-open = Open it
settings-sealed-opened = It is back in its place.
