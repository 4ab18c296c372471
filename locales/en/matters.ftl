matters-title = Matters
matters-lead = What happened between you and somebody, or goes on. What you write can belong to one.
matters-none = Something that weighs on you can have a place here, with all you write about it.
matters-no-people = Nobody is written down yet. A letter is enough to know who is meant.
matters-new = A new matter
matters-edit = About this matter
matters-name = What to call it
matters-name-help = A few words that make sense to you.
matters-title-needed = A few words here or below, so that you find it again.
matters-person = With
matters-nobody = Nobody in particular
matters-role = Your part in it
matters-i-hurt = I hurt somebody
matters-i-was-hurt = I was hurt
matters-both = Both
matters-myself = I hurt myself
matters-happened = When
matters-happened-for-example = A day, or “spring 2023”
matters-status = Where it stands
matters-raw = Still raw
matters-working = Working on it
matters-resting = Resting
matters-closed = Closed
matters-what = What happened
matters-impact = What it did
matters-deceit = Lying was part of it
matters-deceit-note = Where lying was part of it, steady acts say more than words.
matters-more = More about this matter
matters-removed = This matter is in the trash.
matters-write = Write about it
matters-leave-kept = They can stay without it.
matters-timeline = How it went on
matters-timeline-empty = What you write, keep and try for this matter will stand here.
matters-step = A small step
matters-session = A session
matters-how-long = How long is it?
matters-since = { $count ->
    [0] { $days } days since it happened.
    [one] One week since it happened.
   *[other] { $count } weeks since it happened.
  }
matters-title-long = A shorter name fits better here.
