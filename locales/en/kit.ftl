kit-passphrase-show = Show what is typed
kit-passphrase-hide = Hide what is typed
kit-dialog-close = Close
kit-passphrase-capitals = Caps Lock is on.
kit-good-morning = Good morning
kit-good-afternoon = Good afternoon
kit-good-evening = Good evening
kit-hello = Hello
