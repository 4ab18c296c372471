people-title = People
people-new = Write somebody down
people-edit = What is written of them
people-label = A nickname or an initial
people-label-help = Only you see it. A letter is enough.
people-label-needed = A letter or two, so that you know who is meant.
people-label-long = A shorter name fits better here.
people-relation = Who they are to you
people-note = What you want to keep in mind
people-partner = Partner
people-ex = Former partner
people-friend = Friend
people-parent = Parent
people-child = Child
people-sibling = Sibling
people-relative = Relative
people-colleague = Colleague
people-other = Someone else
people-self = Yourself
people-write = Write about them
people-more = More about this person
people-matters = Matters
people-entries = Entries
people-timeline = Show in the timeline
people-entries-none = Nothing is written about them yet.
people-leave-title = Delete { $label }
people-leave-entries = { $count ->
    [one] One entry is about this.
   *[other] { $count } entries are about this.
  }
people-leave-kept = They can stay, and speak of someone. A name you typed into the text stays as you typed it.
people-leave-back = You have ten seconds to undo it, and it stays in the trash until you empty that.
people-leave-both = Delete the entries too
people-leave-keep = Keep the entries
people-leave = Delete
people-removed = They are in the trash.
people-someone = Someone
