removal-title = Remove this journal
removal-first = Everything in it goes, for good. There is no trash for this, and no undo.
removal-goes = What goes
removal-goes-folder = The folder of the journal, with every entry, its history and the trash.
removal-goes-backups = Its backups, in the places that the settings name.
removal-goes-line = Its place in the list of the lock page.
removal-stays = What stays
removal-stays-others = Files in that folder that are not the journal’s own, and the folder with them.
removal-stays-copies = Copies, exports and shared files that were put elsewhere. They cannot be called back.
removal-keep = Keep the journal
removal-last = The last question
removal-last-text = This journal will be gone. Nobody can bring it back, not even you. It lies here:
removal-backups =
    { $count ->
        [0] There is no backup of it in the places that are known.
        [one] One backup goes with it.
       *[other] { $count } backups go with it.
    }
removal-away = Backups may lie here too. That place is not connected, so what is there stays:
removal-copies = Other copies of it lie beside it and stay:
removal-remove = Remove it for good
removal-removing = Removing…

removal-done = The journal was removed.
removal-done-folder = The journal was removed. Other files were in its folder, and are there still:
removal-done-part = The journal opens with nothing any more. Some of its files could not be removed, and can be deleted by hand:
removal-not-done =
    { $count ->
        [0] The journal could not be removed. It opens as before. It is here:
        [one] The journal could not be removed. It opens as before, but one backup of it was removed; make a new one. The journal is here:
       *[other] The journal could not be removed. It opens as before, but { $count } backups of it were removed; make a new one. The journal is here:
    }
removal-not-done-unsure = The journal could not be removed. It opens as before. Some of its backups may be gone; see in the settings which are left, and make a new one. The journal is here:
