"""Components: one file each, with its parameters, its events, and how its value goes to the browser and back."""
