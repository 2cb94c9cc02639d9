"""How Vietnamese is written: syllables, tone marks, capital letters, spaces, characters. Suggestions, never changes.

Pure functions of texts; what is worth telling the user decides `wizard.plan.checks`.
"""
