"""All benchmarks, one table after the other."""

from benchmarks import (
    bench_build,
    bench_checks,
    bench_document,
    bench_linter,
    bench_preview,
    bench_rows,
    bench_startup,
    bench_window,
)

BENCHMARKS = (
    bench_startup,
    bench_document,
    bench_rows,
    bench_preview,
    bench_window,
    bench_build,
    bench_checks,
    bench_linter,
)

for benchmark in BENCHMARKS:
    benchmark.main()
