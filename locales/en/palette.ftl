palette-title = Find an action or entry
palette-field = Type what you look for
palette-days = Days
palette-look-at = Timeline: { $when }
palette-write-for = Write: { $when }
palette-actions = Actions
palette-entries = Entries
palette-nothing = Nothing fits these words. Fewer letters may find more.
