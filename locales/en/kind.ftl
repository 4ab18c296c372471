kind-reflection = Reflection
kind-talk = Talk
kind-apology = Apology
kind-forgiveness = Forgiveness
kind-reflection-purpose = Look at what happened, and at yourself
kind-talk-purpose = Find the words before you talk
kind-apology-purpose = Put into words what you did
kind-forgiveness-purpose = For them, or for yourself, in your own time
