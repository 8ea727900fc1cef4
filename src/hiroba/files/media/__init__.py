"""Codecs: files to arrays and back. Each loads its library only when it is used, and refuses what would not fit in memory."""
