"""Rows of one table of the plan as overviews show them: filtered, sorted, opened in a form."""
