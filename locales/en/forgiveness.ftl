forgiveness-over-time = Forgiveness over time
forgiveness-two = What you decide and what you feel
forgiveness-decision = How you mean to act
forgiveness-feeling = How it feels inside
forgiveness-ends = How you mean to act: 0 as before, 10 as someone who has let it go. How it feels inside: 0 as it did then, 10 at rest.
