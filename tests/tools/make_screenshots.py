"""Pictures of the running program: those of the user guide, or all pages and dialogs to be looked at.

    xvfb-run -s "-screen 0 1366x768x24" python tests/tools/make_screenshots.py guide docs/images/huong-dan
    xvfb-run -s "-screen 0 1366x768x24" python tests/tools/make_screenshots.py all out/pages

QT_SCALE_FACTOR scales as the system would. Uses the sample plan in a folder of its own.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from wizard.window.main_window import MainWindow

SETTLE_SECONDS = 0.25
COLOURS = 128
GUIDE = {
    "cua-so": "positioning",
    "yeu-to": "A1.2",
    "tong-quan": "elements",
    "ke-hoach": "/actions",
    "ra-soat": "/review",
    "xuat": "/export",
}
"""Pictures of the guide by name and the page they show."""


class Camera:
    """The program with the sample, and a folder for pictures."""

    def __init__(self, folder: Path) -> None:
        from wizard.framework import load_framework
        from wizard.window.app import make_application
        from wizard.window.main_window import MainWindow
        from wizard.window.session import Session

        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.app: QApplication = make_application()
        self.session = Session(load_framework())
        self.session.settings.set_flag("tour_seen", True)
        self.window: MainWindow = MainWindow(self.session)
        self.window.setGeometry(self.window.screen().availableGeometry())
        self.window.show()
        self.settle()

    def settle(self) -> None:
        """Lets the window find and draw what has changed."""
        import time

        end = time.monotonic() + SETTLE_SECONDS
        while time.monotonic() < end or (self.session.is_open and not self.session.checking.catch_up()):
            self.app.processEvents()

    def take(self, name: str, widget: QWidget | None = None) -> None:
        """Saves a picture of the window, or of a dialog, with few colours to keep it small."""
        from PIL import Image

        self.settle()
        path = self.folder / f"{name}.png"
        (widget or self.window).grab().save(str(path))
        with Image.open(path) as picture:
            small = picture.convert("RGB").quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        small.save(path, optimize=True)

    def dialog(self, name: str, make: Callable[[], QWidget]) -> None:
        """Saves a picture of a dialog."""
        shown = make()
        shown.show()
        self.take(name, shown)
        shown.close()

    def open_sample(self) -> None:
        """Opens a copy of the sample."""
        from wizard.cli import sample_path
        from wizard.plan.file import read_plan

        plan = read_plan(sample_path(), self.session.framework).plan
        self.session.create_plan(str(Path(os.environ["HOME"]) / "Chương trình Lâm Hải.ctqb"), plan)
        self.settle()

    def make_incomplete(self) -> None:
        """Leaves something for the review to say."""
        from wizard.plan.model import Place

        session = self.session
        assert session.store is not None
        session.store.keep_version(session.plan, "export")
        session.set_value(Place("committee_signer_name"), None)
        session.set_value(Place("contact_phone"), "hỏi văn thư")
        session.set_mark(Place("slogan"), "Xin ý kiến lãnh đạo Sở")


def guide(camera: Camera) -> None:
    """The pictures of the user guide."""
    from wizard.plan.model import Place
    from wizard.window.dialogs.history import HistoryDialog

    camera.take("trang-dau")
    camera.open_sample()
    camera.make_incomplete()
    for name, page in GUIDE.items():
        camera.window.go_to(page)
        if name == "cua-so":
            camera.window.go_to(Place("main_message_vi"))
        camera.take(name)
    camera.dialog("ban-luu", lambda: HistoryDialog(camera.session, camera.window))


def everything(camera: Camera) -> None:
    """All pages and dialogs, to be looked at by a person."""
    from wizard.window.dialogs.about import AboutDialog
    from wizard.window.dialogs.help_search import HelpSearchDialog
    from wizard.window.dialogs.history import HistoryDialog
    from wizard.window.pages.registry import EXTRA

    camera.take("00-start")
    camera.open_sample()
    camera.make_incomplete()
    pages = [page.id for page in camera.session.tree.pages] + [f"/{extra.key}" for extra in EXTRA]
    for number, page in enumerate(pages, 1):
        camera.window.go_to(page)
        camera.take(f"{number:02}-{page.strip('/').replace('.', '-')}")
    for dialog in (AboutDialog, HelpSearchDialog, HistoryDialog):
        camera.dialog(f"dialog-{dialog.__name__}", lambda made=dialog: made(camera.session, camera.window))  # type: ignore[misc]


def main() -> None:
    """Take the pictures that the command line asks for."""
    what, folder = sys.argv[1], Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory() as home:
        os.environ["HOME"] = os.environ["QUANGBA_HOME"] = home
        camera = Camera(folder)
        {"guide": guide, "all": everything}[what](camera)
        camera.session.close_plan()


if __name__ == "__main__":
    main()
