"""Dialogs and pages that open over the main window."""
