home-begin = Begin
home-pick-up = Pick up where you left off
home-empty = What you write will be here. Any of the four is a good beginning, and can be changed later.
home-try-again = Try again
home-backups-since = No backup has been made since { $date }.
home-backups-none = No backup of this journal has been made yet.
home-backups-look = Look at backups
home-steps = Small steps
home-step-without-words = A step
home-session-today = Your session is today
home-session-tomorrow = Your session is tomorrow
home-session-in = Next session in { $days } days
home-session-bring = { $count ->
    [one] one thing to bring
   *[other] { $count } things to bring
  }
home-talk = You planned to talk.
home-talk-person = You planned to talk with { $person }.
home-talk-title = You planned to talk: { $title }
home-talk-both = You planned to talk with { $person }: { $title }
home-letter = Your letter is still a draft. No hurry.
home-letter-person = Your letter to { $person } is still a draft. No hurry.
home-openness = You said you’d mention it: { $text }
home-boundary = A boundary to look at today: { $text }
home-forgiveness = What you were working on is here, if you want it.
home-forgiveness-title = “{ $title }” is here, if you want it.
home-together = { $day }: { $text }
home-together-today = Today: { $text }
home-word = A word for today
home-value = Today’s word: { $name }
