"""All benchmarks, one table after the other."""

from benchmarks import bench_build, bench_checks, bench_document, bench_preview, bench_rows, bench_startup

for benchmark in (bench_startup, bench_document, bench_rows, bench_preview, bench_build, bench_checks):
    benchmark.main()
