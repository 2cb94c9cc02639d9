"""What a user writes: the plan, its file, its safe keeping, and what is still missing in it."""
