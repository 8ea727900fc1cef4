"""The version of the package: the one place that states it."""

__all__ = ["__version__", "get_package_version"]

__version__ = "0.1.0"


def get_package_version() -> str:
    """Return the version of Hiroba."""
    return __version__
