"""How large the built program is, packed with xz as an office would get it."""

from __future__ import annotations

import io
import lzma
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from benchmarks.measure import print_table

ROOT = Path(__file__).resolve().parent.parent
WANTED = 45e6
PRESET = 6
"""xz's own default."""


class _Counter(io.RawIOBase):
    """Counts what is written and forgets it."""

    size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        length = memoryview(data).nbytes  # type: ignore[arg-type]
        self.size += length
        return length


def build(folder: Path) -> Path:
    """Build the program below `folder` and return its folder."""
    subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"),
            *("--distpath", str(folder / "dist"), "--workpath", str(folder / "work"), str(ROOT / "build.spec")),
        ],
        cwd=ROOT,
        check=True,
    )
    (program,) = (folder / "dist").iterdir()
    return program


def packed_size(folder: Path) -> int:
    """Bytes of a .tar.xz of a folder."""
    counter = _Counter()
    with lzma.LZMAFile(counter, "wb", preset=PRESET) as packed, tarfile.open(fileobj=packed, mode="w|") as archive:  # type: ignore[arg-type]
        archive.add(folder, arcname=folder.name)
    return counter.size


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as temporary:
        program = build(Path(temporary))
        files = [path for path in program.rglob("*") if path.is_file() and not path.is_symlink()]
        plain, packed = sum(path.stat().st_size for path in files), packed_size(program)
    print_table(
        "The built program",
        ["what", "size", "wanted"],
        [
            [f"folder, {len(files)} files", f"{plain / 1e6:.1f} MB", ""],
            ["packed with xz", f"{packed / 1e6:.1f} MB", f"< {WANTED / 1e6:.0f} MB"],
        ],
    )


if __name__ == "__main__":
    main()
