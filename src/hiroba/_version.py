"""The version of the package, and the release of the compatible API that it follows: the one place that states them."""

__all__ = ["API_VERSION", "__version__", "get_package_version"]

__version__ = "0.1.0"

API_VERSION = "6.31.0"
"""What programs of that API read as the version of their package, to choose between old and new ways."""


def get_package_version() -> str:
    """Return the release of the compatible API, as programs of that API expect."""
    return API_VERSION
