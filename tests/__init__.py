"""Tests of the program; they mirror ``wizard/``. A package, because a library brings a ``tests`` of its own."""
