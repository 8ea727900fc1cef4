"""Pages around an app that need no front end: sign-in, trouble, and the description of its API."""
