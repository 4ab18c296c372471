timeline-title = Timeline
timeline-list = Entries, newest first
timeline-count = { $count ->
    [one] One entry
   *[other] { $count } entries
  }
timeline-count-over = More than { $count } entries
timeline-empty = What you write will stand here, newest first.
timeline-write = Write something
timeline-none-left = Nothing you have written fits this choice.
timeline-show-all = Show everything
timeline-no-words = Without words yet
timeline-going-far = Going back to the first entry, past { $count } of them so far.
timeline-again = Try again
timeline-choose = Choose entries to share
timeline-choosing = Choosing entries
timeline-choose-end = Stop choosing
timeline-chosen = { $count ->
    [0] Choose what you would like to share. Space chooses too.
    [one] One chosen
   *[other] { $count } chosen
  }
timeline-share = Look at what would be shared
