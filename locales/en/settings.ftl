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
settings-keys = What opens this journal
settings-keys-help = The passphrase and the recovery code. Both can be changed, and everything can be encrypted anew.
settings-keys-open = Change it…
settings-place = Where the journal lies
settings-place-help = One folder holds all of it, encrypted. To move it: lock, close Lamplight, move the folder, and choose its new place when Lamplight asks for the passphrase.
settings-place-unknown = The place is not known at the moment.
settings-backup = Make a backup
settings-backup-help = One encrypted file that holds all of it, with history and trash. Today’s passphrase opens it. Keep it away from this computer: on a stick, or on another disk. For now only the command line makes a journal of it again.
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
