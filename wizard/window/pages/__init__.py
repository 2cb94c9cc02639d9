"""The pages of the window, one class each; `registry` knows them."""
