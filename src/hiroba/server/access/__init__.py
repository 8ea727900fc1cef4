"""Who may enter: signing in, keys, and what ends when they are taken away."""
