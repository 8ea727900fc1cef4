"""Files: how they come in, where they are kept, who may have them, how they are read and written.

`FileStore` keeps every file that an app receives or produces, under ids that cannot be guessed. Rules that always hold:
a browser never names a path of the server, nothing half-written can be seen, and what nobody refers to any more is gone.
Files enter through `store.py` (paths and bytes of the app), `multipart.py` and `resumable.py` (uploads) and `fetch.py`
(addresses); they leave through `FileStore.resolve`. `access.py` decides about paths outside the store, `media` turns
files into arrays and back.
"""
