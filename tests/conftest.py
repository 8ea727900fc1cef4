"""What holds for every test."""

from hypothesis import settings
from hypothesis.database import DirectoryBasedExampleDatabase

# How long an example takes says nothing on a machine that does other things as well.
settings.register_profile("here", deadline=None, database=DirectoryBasedExampleDatabase(".cache/hypothesis"))
settings.load_profile("here")
