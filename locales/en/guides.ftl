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

# The questions of the guides. The steps that ask them are in crates/journal/src/guides.

## Answers that several questions offer

guide-answer-yes = Yes
guide-answer-no = No
guide-answer-not-yet = Not yet
guide-answer-not-sure = Not sure

## A talk

guide-talk-saw = What happened, as a camera would have it?
guide-talk-feel = What did you feel? One or two words is plenty.
guide-talk-need = What mattered to you there?
guide-talk-ask = What could you ask for that they could say no to?
guide-talk-heard = What did they tell you? Write it the way they would.
guide-talk-heard-hint = Turn round
guide-talk-makes-sense = Which part of it makes sense to you?
guide-talk-their-feel-guess = What might they have felt?
guide-talk-their-feel-guess-hint = A guess. You can ask them.
guide-talk-pause-plan = If it gets heated, how will you take a pause?
guide-talk-checked = Did you check you'd understood?
guide-talk-checked-got-it-wrong = Got it wrong
guide-talk-after = How did it go?
guide-talk-card = Before you talk

## An apology

guide-apology-yours = Is this yours to apologise for?
guide-apology-yours-part = Part of it
guide-apology-yours-not-sure = I'm not sure
guide-apology-yours-keep-the-peace = I feel I have to, to keep the peace
guide-apology-yours-after = Saying sorry to stay safe is understandable. You don't have to finish this. Support is here.
guide-apology-value = Name something you care about being.
guide-apology-value-hint = One minute is plenty.
guide-apology-did = What did you do? Start with I.
guide-apology-impact = What was it like for them?
guide-apology-how-it-came = What led up to it? A reason is fine; leave the blame out.
guide-apology-mine = Which part of it do you own?
guide-apology-change = What will be different, and how would they notice?
guide-apology-amends = What could you put right?
guide-apology-ask = Only if it feels right: is there something you want to ask?
guide-apology-letter = Put it together
guide-apology-letter-hint = A first draft from your answers. It is yours to change.
guide-apology-look = Look it over
guide-apology-look-hint = A second pair of eyes for the letter. It only knows common phrases, in English, and changes nothing.
guide-apology-heard-first = Have they been able to tell you how it was?
guide-apology-heard-first-not-possible = Not possible
guide-apology-way = How would you like to give it?
guide-apology-way-say-it = Say it
guide-apology-way-letter = As a letter
guide-apology-way-not-sent = Not to be sent
guide-apology-given-on = I said this to them on
guide-apology-response-note = How was it for them, as far as they told you?

## Forgiveness and letting go

guide-forgiveness-toward = Whom is this toward?
guide-forgiveness-toward-them = Them
guide-forgiveness-toward-myself = Myself
guide-forgiveness-toward-both = Both
guide-forgiveness-still-them = Is this still happening?
guide-forgiveness-still-them-after = While it goes on, being safe comes before anything else here.
guide-forgiveness-still-myself = Is this still happening?
guide-forgiveness-still-myself-after = While it goes on, a promise may be the kinder first step.
guide-forgiveness-what-hurt = What happened to you? Let it be as big as it was.
guide-forgiveness-not-the-same = Forgiving is not saying it was fine, and it is not the same as going back.
guide-forgiveness-cost = What did it cost?
guide-forgiveness-want = What do you want for yourself now? Not forgiving is an answer.
guide-forgiveness-their-side = Is there anything you understand about them? Skip this if it isn't safe or isn't true.
guide-forgiveness-release = What would you like to put down?
guide-forgiveness-keep = What will you keep?
guide-forgiveness-keep-hint = Distance, truth, something put right: whatever you still need.
guide-forgiveness-did = What did you do?
guide-forgiveness-values-broken = Which of your values did it go against?
guide-forgiveness-put-right = What have you done to put it right?
guide-forgiveness-friend = What would you say to a friend who had done this and owned it?
guide-forgiveness-stage = Where are you with this?
guide-forgiveness-stage-hint = It can move back as well as on.
guide-forgiveness-stage-naming-it = Naming it
guide-forgiveness-stage-weighing-it = Weighing it
guide-forgiveness-stage-working-on-it = Working on it
guide-forgiveness-stage-at-rest = At rest
guide-forgiveness-stage-not-now = Not now
guide-forgiveness-stage-note = Not now is an answer.
guide-forgiveness-decision = How do you mean to act?
guide-forgiveness-decision-low = As before
guide-forgiveness-decision-high = As someone who has let it go
guide-forgiveness-feeling = How does it feel inside?
guide-forgiveness-feeling-low = As it did then
guide-forgiveness-feeling-high = At rest
guide-forgiveness-letter = Is there a letter you would write and not send?

## Looking in: trusting yourself

guide-self-trust-acted = When did you act like the person you want to be this week?
guide-self-trust-knew = What did you know all along?
guide-self-trust-kept-word = What small word to yourself did you keep?
guide-self-trust-went-quiet = Where did you go quiet to keep the peace?
guide-self-trust-list = Things I did that I can trust

## Looking in: what comes

guide-future-hope = What do you hope is ordinary between you a year from now?
guide-future-hope-values = Which value of yours would that be?
guide-future-twenty-minutes = What could you do together in twenty minutes?
guide-future-gap = When does the week have a gap?

## Looking in: learning from what did not happen

guide-learning-missed = What had you meant to do?
guide-learning-obstacle = What got in the way?
guide-learning-smaller = What would make it smaller or easier?
guide-learning-tell = Do you want to tell them?
guide-learning-learned = What would you take from it?

## Looking in: how it is, over time

guide-time-today = How is it today? Skip what you like.
guide-time-small-step = One small thing that went a bit better, yours or shared?

## A promise

guide-promise-text = What will you do?
guide-promise-when-cue = When?
guide-promise-when-cue-hint = A time, a place or something that happens.
guide-promise-then-i-will = Then I will
guide-promise-cadence = How often?
guide-promise-bad-day = Could you do this on a bad day?
guide-promise-bad-day-after = A smaller one counts as much. It can grow later.
guide-promise-why = Why does it matter to you?

## Openness

guide-openness-text = What could you tell them before they have to ask?
guide-openness-text-says = Access to accounts can be hard to take back. Sharing what you did often does more than sharing a key.
guide-openness-text-idea-1 = Plans for the evening
guide-openness-text-idea-2 = Money spent
guide-openness-text-idea-3 = Contact from someone
guide-openness-text-idea-4 = Feelings before they build
guide-openness-when-cue = When will you say it?
guide-openness-stays-mine = What stays yours?
guide-openness-review-on = When will you both look at this again?
guide-openness-review-on-hint = Four weeks from now, unless another day suits you.
guide-openness-safe-to-refuse = Could I say no to this safely?
guide-openness-safe-to-refuse-after = Being open should be chosen. If refusing feels risky, please look at support first.
guide-openness-standing = Who knows about this?
guide-standing-mine-alone = Mine alone
guide-standing-told-them = I told them
guide-standing-agreed-together = Agreed together

## A boundary

guide-boundary-about = Whose boundary is this?
guide-boundary-about-mine = Mine
guide-boundary-about-theirs = Theirs, and I will respect it
guide-boundary-situation = What keeps happening, in plain facts?
guide-boundary-effect = What does it do to you?
guide-boundary-text = What is okay, and what isn't?
guide-boundary-text-says = This reads as a rule for them. A boundary says what you will do.
guide-boundary-then-i-will = If it happens, what will you do?
guide-boundary-then-i-will-says = This reads as a rule for them. A boundary says what you will do.
guide-boundary-bends = What would you still be glad to offer?
guide-boundary-how-said = How will you say it?
guide-boundary-told = Have you told them?
guide-boundary-told-planned = I plan to
guide-boundary-review-on = When will you look at it again?

## Time together

guide-together-hope = What do you hope is ordinary between you a year from now?
guide-together-value = Which value of yours would that be?
guide-together-text = What could you do together in twenty minutes?
guide-together-when-cue = When does the week have a gap?
guide-together-cadence = How often?
guide-together-good = What was good? Anything to keep?

## When it did not happen

guide-missed-obstacle = What got in the way?
guide-missed-obstacle-hint = A few words of your own.
guide-missed-next = What would make it smaller or easier?
guide-missed-tell = Do you want to tell them?

## A session with somebody who helps

guide-session-hardest = What was hardest?
guide-session-helped = What helped?
guide-session-question = What do you want to ask?
guide-session-takeaways = What do you want to remember?
guide-session-next-steps = What will you try?

## How it is today

guide-checkin-open = How is it today? Skip what you like.
guide-checkin-open-note = These are your own notes, not a test.
guide-checkin-trust = How much do you trust them today?
guide-rating-not-at-all = Not at all
guide-rating-fully = Fully
guide-checkin-hurt = How much does it hurt today?
guide-checkin-hurt-high = As much as it could
guide-checkin-closeness = How close do you feel?
guide-checkin-self-trust = How much do you trust yourself today?
guide-checkin-steadiness = How steady do you feel?
guide-checkin-small-step = One small thing that went a bit better, yours or shared?
guide-checkin-note = Anything else about today?

## A look at a value

guide-look-importance = How much does this matter to you?
guide-look-lived = How much did you live it this week?
guide-look-act = One small act
guide-look-act-hint = Something that would bring it a little closer.

## A matter

guide-matter-title = What would you call it?
guide-matter-title-hint = A few words that only you understand.
guide-matter-person = Whom is it about?
guide-matter-role = Who was hurt?
guide-matter-role-i-hurt = I hurt somebody
guide-matter-role-i-was-hurt = I was hurt
guide-matter-role-both = Both
guide-matter-role-myself = I hurt myself
guide-matter-happened = When was it?
guide-matter-happened-hint = A day, or your own words, such as spring 2023.
guide-matter-what = What happened?
guide-matter-impact = What did it leave behind?
guide-matter-deceit = Was lying part of it?
guide-matter-deceit-after = Where lying was part of it, steady acts say more than words.

## Safe and free?

guide-safe-and-free-title = Safe and free?
guide-safe-and-free-read-this = Are you afraid of how they'd react if they read this?
guide-safe-and-free-say-no = Can you say no to them and be all right afterwards?
guide-safe-and-free-decide = Do they decide whom you see or where you go?
guide-safe-and-free-watch = Do they watch your phone, your messages or your money?
guide-safe-and-free-hurt = Have they hurt you, or said that they would?
guide-safe-and-free-close = However you answer, nothing is counted and nothing is kept. Your support list is here.

## What the ways to look at something are called

guide-self-trust-name = Trusting yourself
guide-future-name = A year from now
guide-learning-name = What it taught you
guide-time-name = Time and patience

## Lines of their own pages

guide-forgiveness-seal = Seal until { $day }
guide-time-dips = Dips are part of this. You've had { $count } and come back from each.
