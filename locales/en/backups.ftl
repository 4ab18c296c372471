backups-sound = The last one that is whole: { $date }.
backups-none-yet = No backup was made by itself yet.
backups-trouble = On { $date } none could be made. { $why }
backups-no-room = There is no room for another. The last two are never removed to make room.
backups-held-title = Backups that may hold deleted words
backups-held =
    { $count ->
        [one] One backup may still hold words that you deleted for good. It was made on { $days }.
       *[other] { $count } backups may still hold words that you deleted for good. They were made on { $days }.
    }
backups-held-until = By { $date } the last of them will have gone by itself.
backups-held-on = They stay until you remove them.
backups-held-others = Copies that lie elsewhere are not known here.
backups-held-renew = Make a new one and remove these
backups-held-working = Making a new one…
backups-held-gone =
    { $count ->
        [one] A new backup is there, and the one with those words is removed.
       *[other] A new backup is there, and the { $count } with those words are removed.
    }
