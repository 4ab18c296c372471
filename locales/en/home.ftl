home-begin = Begin
home-pick-up = Pick up where you left off
home-earlier = Earlier
home-empty = What you write will be here. Any of the four is a good beginning, and can be changed later.
home-try-again = Try again
home-backups-since = No backup has been made since { $date }.
home-backups-none = No backup of this journal has been made yet.
home-backups-look = Look at backups
