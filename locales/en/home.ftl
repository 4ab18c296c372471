home-begin = Begin
home-pick-up = Pick up where you left off
home-earlier = Earlier
home-empty = What you write will be here. Choose one of the four to begin; you can change it later.
home-try-again = Try again
