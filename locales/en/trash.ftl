trash-title = Trash
trash-lead = What you put away stays here until you empty the trash. Nothing goes by itself.
trash-nothing = The trash is empty. What you delete comes here first.
trash-to-timeline = Go to the timeline
trash-untitled = Untitled, { $date }
trash-words = { $count ->
    [one] one word
   *[other] { $count } words
  }
trash-since = Put away { $date }
trash-restore = Put back
trash-restore-this = Put back: { $title }
trash-restored = It is back in the timeline.
trash-more = Show more
trash-again = Try again
trash-empty-it = Empty the trash
trash-ask = Empty the trash for good
trash-ask-meaning = { $count ->
    [one] One thing goes, with all its earlier versions. It cannot be brought back.
   *[other] { $count } things go, with all their earlier versions. They cannot be brought back.
  }
trash-ask-backups = Backups, exports and files you shared are not touched. They may still hold these words. Afterwards this page says which backups do, and until when.
trash-ask-time = It begins ten seconds after you say so. Until then you can stop it, and locking or leaving this page stops it too.
trash-ask-keep = Keep them
trash-soon = The trash will be emptied in ten seconds.
trash-seconds = { $count ->
    [one] One second left
   *[other] { $count } seconds left
  }
trash-stop = Stop, keep everything
trash-working = Emptying the trash
trash-emptied = { $count ->
    [0] The trash was empty already.
    [one] One thing is gone for good.
   *[other] { $count } things are gone for good.
  }
trash-records = Not entries
trash-back = It is back where it was.
trash-person = Somebody
trash-matter = A matter
trash-commitment = A commitment
trash-event = What came of a commitment
trash-checkin = A check-in
trash-session = A session
trash-item = Something to bring to a session
trash-value = A value
trash-look = A look at a value
trash-support = Somebody to turn to
trash-link = A link
