share-title = Share
share-lead = Nothing is included until you choose it, and nothing leaves until you save a file.
share-chosen = What is in it
share-leave-out = Leave out: { $title }
share-untitled = Without a title
share-pick = Choose entries
share-pick-more = Change what is in it
share-pick-field = Find entries by their words
share-pick-none = No entry holds all of these words.
share-pick-leave = Leave it as it was
share-pick-take = { $count ->
    [0] Take none
    [one] Take one
   *[other] Take { $count }
  }
share-way = How would you like to bring it?
share-way-aloud = Read it aloud, or on paper
share-way-aloud-what = The least is left behind. Read from this page, or save a PDF, print it and delete the file.
share-way-pdf = A PDF with a password
share-way-pdf-what = Only somebody with the password can open it. A new one is made for each file.
share-way-markdown = A text file without a password
share-way-markdown-what = Markdown. Anybody who has the file can read it, now and later.
share-words = { $count ->
    [one] One word
   *[other] { $count } words
  }
share-pages = { $count ->
    [one] about one page
   *[other] about { $count } pages
  }
share-many = This is a lot to take in before a talk. One or two pages are read with more care. You could leave something out.
share-missing = What its reader will miss:
share-once = Once shared, this may become part of their records, and records can sometimes be asked for by a court, most often in custody cases. You could ask how they store it.
share-not-urgent = If you are not safe, or are thinking of ending your life, tell someone today. A page is read too late for that.
share-save-to-print = Save a PDF to print
share-save-pdf = Save the PDF
share-save-markdown = Save the text file
share-step-place = Choose where to keep it
share-step-reading = Reading the entries
share-step-fonts = Finding letters for every word
share-step-pages = Setting the pages
share-step-password = Locking it with a password
share-stop = Stop
share-made = The file is saved
share-made-open = It has no password. Anybody who has the file can read it.
share-password = Password for this file
share-copy = Copy the password
share-copied = Copied. It stays on the clipboard until you copy something else.
share-copy-refused = It is selected now. Copy it with the keys you always use.
share-password-kept = Write it down now: it is kept nowhere, and is gone when you leave this page.
share-password-way = Tell them the password in another way than you send the file: by telephone, or when you meet.
share-sum = Fingerprint of the file
share-sum-what = Whoever has the file can tell by this SHA-256 sum that it is the one you saved.
share-paper = How it will look
share-see-more = { $count ->
    [one] Show one more entry
   *[other] Show { $count } more entries
  }
share-nothing-yet = What you choose is shown here first, exactly as it will be.
share-log = What was shared before
share-log-none = Nothing was shared from this journal yet.
share-log-pdf = { $count ->
    [one] One entry, PDF with a password
   *[other] { $count } entries, PDF with a password
  }
share-log-pdf-open = { $count ->
    [one] One entry, PDF without a password
   *[other] { $count } entries, PDF without a password
  }
share-log-markdown = { $count ->
    [one] One entry, text file without a password
   *[other] { $count } entries, text file without a password
  }
share-log-more = Show more
share-of-session = What you bring to your session: a first page, then the entries you chose.
