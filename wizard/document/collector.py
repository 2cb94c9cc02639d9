"""Python's garbage collector, held while many small objects are made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collector() -> Iterator[None]:
    """Hold the collector while a document is made, laid out or judged.

    The many small objects would set it off, and it would walk through all of them in vain (measured: 60 ms in one of
    twenty key presses, a sixth of the time of a long file's check). What is no longer used goes at once all the same;
    cycles wait until afterwards.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
