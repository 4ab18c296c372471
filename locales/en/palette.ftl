palette-title = Find an action or entry
palette-field = Type what you look for
palette-actions = Actions
palette-entries = Entries
palette-nothing = Nothing fits these words. Fewer letters may find more.
