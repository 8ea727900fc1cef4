"""Files: where they are kept, who may have them, and how media are read and written."""
