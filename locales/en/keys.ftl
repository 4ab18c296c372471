keys-title = What opens this journal
keys-to-settings = Settings
keys-leave = Leave it as it is
keys-go-on = Go on
keys-close = Close

keys-passphrase = The passphrase
keys-passphrase-text = It is best known to nobody else. Change it when you want another one, or when somebody could know this one.
keys-passphrase-change = Change the passphrase…

keys-code = The recovery code
keys-code-there = There is one, on paper or in a file. It opens the journal when the passphrase is forgotten, for anybody who has it.
keys-code-none = There is none. A forgotten passphrase would lose the journal. A code on paper opens it then, for anybody who has that paper.
keys-code-make = Make a recovery code…
keys-code-replace = Make a new one…
keys-code-remove = Remove the recovery code

keys-now = Your passphrase first
keys-now-why = It is asked again, so that nobody can change this while you are away from the screen.
keys-now-field = The passphrase of now
keys-now-asking = One moment…
keys-now-wrong = That is not the passphrase of this journal. Nothing was changed. You can try again.

keys-new = The new passphrase
keys-new-help = Four or five words picked by chance are good. A name, a date or a line you like is easy to guess for someone who knows you.
keys-new-field = New passphrase

keys-known = Could someone know the old one?
keys-known-no = No, I want another one
keys-known-no-means = Only the passphrase changes. Backups and copies made before this still open with the old one.
keys-known-yes = Yes, or I am not sure
keys-known-yes-means = Everything is encrypted anew, so that the old passphrase opens nothing in this folder. It can take a few minutes. You get a new recovery code first; the one of before opens nothing any more.
keys-known-copies = A copy that was carried elsewhere cannot be called back. It opens with the passphrase it had then, whichever you choose.

keys-sure = Without a recovery code
keys-sure-means = From then on, only the passphrase opens this journal. If it is forgotten, nobody can open it, not even you.
keys-sure-backups = Backups made before this still open with the code.

keys-doing = Encrypting everything anew
keys-doing-short = One moment
keys-doing-second = This takes about two seconds, on purpose.
keys-doing-wait = What you write meanwhile waits, and is saved as soon as this is done. If you stop it, or lock, the old passphrase opens the journal as before.

keys-done = Done
keys-not-done = It stays as it was
keys-done-passphrase = The new passphrase opens this journal from now on. The old one does not.
keys-done-rekey = Everything is encrypted anew. The new passphrase opens it from now on, and the old one opens nothing in this folder any more.
keys-done-code = The new recovery code opens this journal from now on.
keys-done-old-paper = The old recovery code is dead: it opens nothing here any more. That paper, or that file, can go.
keys-done-no-code = There is no recovery code now. Only the passphrase opens this journal.
keys-old-copies = Backups and copies made before still open with the old passphrase.
keys-old-copies-rekey = A backup or a copy made before opens with the old passphrase still, and one that was carried elsewhere cannot be called back.
keys-old-code-copies = Backups and copies made before still open with the old code.
keys-backups = These backups open with the old passphrase
keys-backups-renew = Make a new one, then remove these
keys-backups-gone =
    { $count ->
        [one] A new backup is there, and the old one is removed.
       *[other] A new backup is there, and the { $count } old ones are removed.
    }
keys-left = Something of before could not be taken out of the folder. It goes the next time the journal is opened.
keys-unsure = It is not sure whether it counts
keys-unsure-why = The folder could not be written to the end.
keys-unsure-which = Which one opens it shows when it is opened next. Keep both passphrases and both papers until then.
keys-given-up = It locked before the new keys were done. The passphrase and the code of before still open it; the new paper can go.
keys-stopped = You stopped it before it was done.
keys-still = The passphrase of before opens this journal, as it did.
keys-still-code = The recovery code of before opens this journal, as it did.
keys-paper-new = The new code that you have just written down opens nothing. That paper can go.
