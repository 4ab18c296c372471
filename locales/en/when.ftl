# What people type for days. Several ways of saying one thing stand apart by commas.

when-today = today
when-yesterday = yesterday
when-tomorrow = tomorrow
when-last = last, past
when-this = this
when-ago = ago
when-day = day, days
when-week = week, weeks
when-month = month, months
when-year = year, years
when-numbers = one, two, three, four, five, six, seven, eight, nine, ten
when-ordinals = st, nd, rd, th
when-left-out = a, an, the, on, in, of
