"""Side-by-side measurements, run by hand: `make bench`. Ratios and medians in one run, printed, never asserted."""
