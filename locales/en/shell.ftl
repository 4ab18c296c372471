# What the system's own dialogs say.

shell-choose-folder = Choose a folder
shell-choose-file = Choose a file
shell-save = Save as

shell-link-title = Open a link
shell-link-question =
    Open { $host } outside of this window?

    { $link }

    The site and this computer's browser will know that it was opened.
shell-mail-question =
    Write to { $host } with this computer's mail program?
shell-link-open = Open
shell-link-stay = Stay here

shell-unsaved-title = Not saved yet
shell-unsaved-question =
    Some words could not be saved, and are kept only while Lamplight runs.

    Closing it now would lose them.
shell-unsaved-close = Close and lose them
shell-unsaved-stay = Keep it open

# The printed page with a recovery code. Printers set it line by line, in plain letters only.
shell-paper-title =
    Recovery code
    -------------
shell-paper-note =
    It opens the journal when the passphrase is forgotten.
    Whoever has this page and the journal can read everything in it.

    Keep it where nobody else looks, and not beside the computer.
    When there is a new code, this page opens nothing more: destroy it.

# What the system shows beside its clock, under the name of the program. It is all that is ever shown
# there, and says nothing of what there is.
shell-notification = There is something for today.
