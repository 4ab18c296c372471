safe-lead = Five questions to think over.
safe-then = If one of these makes you uneasy, that is worth talking over with somebody you trust, or with people who do this for a living. You need not be certain first.
safe-device = If somebody may watch this computer, look for help from a device they cannot reach: a friend’s, or one in a library.
safe-to-support = Your support list
safe-to-protection = What is protected here, and what is not
