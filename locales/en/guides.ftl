# What all guides say. The questions of each follow under their own names.

guide-next = Next
guide-skip = Skip this
guide-back = Back
guide-done = Done
guide-place = { $at } of { $of }
guide-earlier = So far
guide-go-back-to = Go back to: { $question }
guide-steps = All questions
guide-answered = answered
guide-support = See your support list
guide-unknown = This version of Lamplight cannot show this question yet. What is kept stays as it is.
guide-removed = Removed
guide-add = Add
guide-value-new = Add another value
guide-today = Today
guide-tomorrow = Tomorrow
guide-in-four-weeks = In 4 weeks
guide-cadence-once = Once
guide-cadence-daily = Every day
guide-cadence-weekly = Every week
guide-cadence-monthly = Every month
guide-cadence-when-it-comes-up = When it comes up
guide-coming = The questions are coming.
guide-kept = Kept.
guide-not-kept = Not kept yet.
guide-ideas = Ideas to take up
