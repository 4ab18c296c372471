editor-text = Text
editor-placeholder = Write here. Type / for headings and lists.
editor-tools = Formatting
editor-slash = What this line becomes
editor-bold = Bold
editor-italic = Italic
editor-strike = Struck through
editor-code = Code
editor-heading-1 = Large heading
editor-heading-2 = Heading
editor-heading-3 = Small heading
editor-bullets = List
editor-numbers = Numbered list
editor-checklist = Checklist
editor-done = Done
editor-quote = Quotation
editor-code-block = Block of code
editor-rule = Line across
editor-link = Link
editor-link-address = Where it leads
editor-link-set = Set the link
editor-link-remove = Remove the link
editor-link-open = Open it
editor-link-not-opened = The link was not opened.
editor-plain = Plain text
editor-plain-switch = Plain text or laid out
editor-plain-about = This is the text as it is kept, in Markdown.
editor-plain-large = This is a lot of text, so it is shown as plain text.
editor-plain-deep = This text is nested very deep, so it is shown as plain text.
editor-laid-out = Show it laid out
editor-words = { $count ->
    [one] One word
   *[other] { $count } words
  }
editor-find = What you searched for
editor-find-next = Next place found
editor-find-before = Place found before
editor-find-place = { $here } of { $count }
