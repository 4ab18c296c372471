kit-passphrase-show = Show what is typed
kit-passphrase-hide = Hide what is typed
kit-dialog-close = Close
kit-passphrase-capitals = Caps Lock is on.
kit-good-morning = Good morning
kit-good-afternoon = Good afternoon
kit-good-evening = Good evening
kit-hello = Hello
kit-not-answered = Not answered
kit-clear = Clear
kit-clear-named = Clear: { $label }
kit-chart-ends = 0: { $low }. 10: { $high }.
kit-chart-about = Each mark is one day you answered. The line is the middle of four weeks.
kit-chart-empty = Nothing to draw yet.
kit-chart-as-table = Show as table
kit-chart-day = Day
kit-chart-middle = { $name }, middle of four weeks
kit-dots-again = picked up again
kit-day-half = This day is not complete yet.
kit-day-early = The earliest day here is { $day }.
kit-day-late = The latest day here is { $day }.
kit-picker-none = None
kit-picker-new = New…
kit-picker-new-named = New: { $name }
kit-picker-found = { $count ->
        [0] Nothing found
        [one] One found
       *[other] { $count } found
    }
kit-quiet = Don’t bring it up on Home
kit-not-quiet = Home may bring it up
kit-today = Today
kit-yesterday = Yesterday
kit-tomorrow = Tomorrow
kit-cancel = Cancel
kit-keep = Keep
kit-change = Change
kit-delete = Delete
kit-go-back = Go back
kit-in-the-trash = { $label } is in the trash.
kit-quiet-now = Home does not bring this up
kit-in-a-week = In a week
