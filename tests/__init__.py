"""A package of its own: a dependency of ours brings a top-level `tests` package, which would hide a folder without it."""
