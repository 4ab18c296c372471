checkins-lead = Skip what you like. These are your own notes, not a test.
checkins-person = With whom in mind
checkins-nobody = Nobody in particular
checkins-keep = Keep it
checkins-kept = Kept.
checkins-deleted = The check-in is in the trash.
checkins-over-time = Over time
checkins-no-test = Your own ratings, and a line through the middle of four weeks. A day without one stays empty.
checkins-dips = { $count ->
    [one] Dips are part of this. You’ve had one and come back from it.
   *[other] Dips are part of this. You’ve had { $count } and come back from each.
  }
checkins-earlier = Earlier
checkins-more = More about { $date }
checkins-trust = Trust in them
checkins-hurt = Hurt
checkins-closeness = Closeness
checkins-self-trust = Trust in yourself
checkins-steadiness = Steadiness
