"""How things look: colours for light and dark, distances in em, painted icons, one small style sheet.

Nothing here is a pixel constant but hairlines; everything follows the system's font and the palette in force.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from wizard.plan.tree import Status


class Colours(NamedTuple):
    """The colours of one theme; texts on their grounds have a contrast of at least 4.5:1."""

    window: str
    base: str
    text: str
    muted: str
    line: str
    edge: str
    accent: str
    on_accent: str
    soft: str
    todo: str
    doing: str
    done: str
    review: str
    problem: str
    notice: str
    notice_line: str


LIGHT = Colours(
    window="#f3f5f8",
    base="#ffffff",
    text="#1b2430",
    muted="#566274",
    line="#dde2e9",
    edge="#8792a3",
    accent="#17579c",
    on_accent="#ffffff",
    soft="#e3edf8",
    todo="#5a6677",
    doing="#17579c",
    done="#1a6b3c",
    review="#93480a",
    problem="#b3261e",
    notice="#fdf3df",
    notice_line="#d9a94b",
)
DARK = Colours(
    window="#1d2127",
    base="#262b33",
    text="#e9edf2",
    muted="#adb7c4",
    line="#3b434e",
    edge="#7d8998",
    accent="#8ab8ee",
    on_accent="#10202f",
    soft="#2c3f56",
    todo="#adb7c4",
    doing="#8ab8ee",
    done="#7fcb9b",
    review="#f0b070",
    problem="#ff9d94",
    notice="#3a3221",
    notice_line="#8d7237",
)


def is_dark() -> bool:
    """Whether the theme in force is dark."""
    return QApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128


def colours() -> Colours:
    """The colours that go with the theme in force."""
    return DARK if is_dark() else LIGHT


def em(amount: float, font: QFont | None = None) -> int:
    """`amount` times the height of the letters of `font` (default: the program's), in pixels, at least 1."""
    return max(1, round(QFontMetricsF(font or QApplication.font()).height() * 0.75 * amount))


def label(text: str = "", kind: str = "", parent: QWidget | None = None) -> QLabel:
    """A plain-text label that wraps. `kind`: title, heading, strong, muted, small, problem, notice or ""."""
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setText(text)
    if kind:
        made.setProperty("kind", kind)
    return made


STATUS_COLOURS = {
    Status.TODO: "todo",
    Status.DOING: "doing",
    Status.DONE: "done",
    Status.REVIEW: "review",
}


def status_colour(status: Status) -> QColor:
    """The colour of a status; never the only sign of it."""
    return QColor(getattr(colours(), STATUS_COLOURS[status]))


def palette(theme: Colours) -> QPalette:
    """The palette of a theme, for the controls that Qt draws by itself."""
    made = QPalette()
    role = QPalette.ColorRole
    for name, colour in {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.base,
        role.AlternateBase: theme.window,
        role.Text: theme.text,
        role.Button: theme.base,
        role.ButtonText: theme.text,
        role.PlaceholderText: theme.muted,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.ToolTipBase: theme.base,
        role.ToolTipText: theme.text,
    }.items():
        made.setColor(name, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(disabled, name, QColor(theme.muted))
    return made


_STYLE = """
QFrame#card {{ background: {base}; border: 1px solid {line}; border-radius: {r}px; }}
QFrame#bar {{ background: {window}; border: none; }}
QFrame#line {{ background: {line}; border: none; }}
QFrame#notice {{ background: {notice}; border: none; border-bottom: 1px solid {notice_line}; }}
QLabel[kind="title"] {{ font-size: {title}pt; font-weight: 600; }}
QLabel[kind="heading"] {{ font-size: {heading}pt; font-weight: 600; }}
QLabel[kind="strong"] {{ font-weight: 600; }}
QLabel[kind="muted"] {{ color: {muted}; }}
QLabel[kind="small"] {{ color: {muted}; font-size: {small}pt; }}
QLabel[kind="problem"] {{ color: {problem}; }}
QLabel[kind="review"] {{ color: {review}; }}
QLineEdit, QPlainTextEdit, QTextEdit {{ background: {base}; border: 1px solid {edge}; border-radius: {r2}px;
  padding: {p}px; selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {{ border: 2px solid {accent}; padding: {pf}px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled {{ background: {window}; color: {text};
  border-color: {line}; }}
QComboBox, QAbstractSpinBox {{ min-height: {combo}px; }}
QRadioButton::indicator, QCheckBox::indicator {{ width: {dot}px; height: {dot}px; }}
QPushButton {{ background: {base}; border: 1px solid {edge}; border-radius: {r2}px; padding: {b}px {b3}px; }}
QPushButton:hover {{ background: {soft}; }}
QPushButton:pressed {{ background: {line}; }}
QPushButton:checked {{ background: {soft}; border-color: {accent}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: {bf}px {b3f}px; }}
QPushButton:disabled {{ color: {muted}; border-color: {line}; background: {window}; }}
QPushButton[kind="primary"] {{ background: {accent}; color: {on_accent}; border-color: {accent}; font-weight: 600; }}
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {{ background: {accent_hover}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {text}; }}
QPushButton[kind="primary"]:disabled {{ background: {window}; color: {muted}; border-color: {line}; }}
QPushButton[kind="quiet"] {{ background: transparent; border: 1px solid transparent; color: {accent}; }}
QPushButton[kind="quiet"]:hover {{ background: {soft}; }}
QPushButton[kind="quiet"]:focus {{ border: 2px solid {accent}; }}
QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: {r2}px; padding: {t}px {b}px;
  color: {muted}; }}
QToolButton:hover {{ background: {soft}; color: {text}; }}
QToolButton:focus {{ border: 1px solid {accent}; color: {text}; }}
QToolButton:checked {{ background: {notice}; border: 1px solid {notice_line}; color: {text}; }}
QTreeView, QListView {{ background: {window}; border: none; outline: none; show-decoration-selected: 0; }}
QTableView {{ background: {base}; border: 1px solid {line}; gridline-color: {line}; }}
QHeaderView::section {{ background: {window}; color: {muted}; border: none; border-bottom: 1px solid {line};
  border-right: 1px solid {line}; padding: {t}px {p}px; }}
QProgressBar {{ background: {line}; border: none; border-radius: {bar2}px; max-height: {bar}px; min-height: {bar}px; }}
QProgressBar::chunk {{ background: {done}; border-radius: {bar2}px; }}
QScrollBar:vertical {{ background: transparent; width: {scroll}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {scroll}px; margin: 0; }}
QScrollBar::handle {{ background: {edge}; border-radius: {scroll3}px; margin: {scroll4}px; }}
QScrollBar::handle:vertical {{ min-height: {b3}px; }}
QScrollBar::handle:horizontal {{ min-width: {b3}px; }}
QScrollBar::handle:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QMenuBar {{ background: {window}; }}
QStatusBar, QStatusBar QLabel {{ color: {muted}; padding: 0 {p}px; }}
QStatusBar::item {{ border: none; }}
QToolTip {{ background: {base}; color: {text}; border: 1px solid {edge}; padding: {t}px; }}
QSplitter::handle {{ background: {line}; }}
"""


def style_sheet(theme: Colours, font: QFont) -> str:
    """The style sheet of a theme, its sizes taken from a font."""
    points = font.pointSizeF() if font.pointSizeF() > 0 else 9.0
    padding = em(0.38, font)
    sizes = {
        "r": em(0.6, font),
        "r2": em(0.35, font),
        "p": padding,
        "pf": max(0, padding - 1),
        "b": padding,
        "bf": max(0, padding - 1),
        "b3": em(1.1, font),
        "b3f": max(0, em(1.1, font) - 1),
        "t": em(0.2, font),
        "combo": em(1.75, font),
        "bar": em(0.55, font),
        "bar2": max(1, em(0.55, font) // 2),
        "dot": em(1.3, font),
        "scroll": em(1, font),
        "scroll3": max(1, em(0.5, font) // 2),
        "scroll4": max(1, em(0.25, font)),
        "title": round(points * 1.55, 1),
        "heading": round(points * 1.2, 1),
        "small": round(points * 0.92, 1),
    }
    hover = QColor(theme.accent).lighter(115).name() if theme is DARK else QColor(theme.accent).darker(115).name()
    return _STYLE.format(**theme._asdict(), **sizes, accent_hover=hover)


def apply(app: QApplication) -> None:
    """Dresses the program, and again whenever the system changes between light and dark."""
    app.setStyle("Fusion")

    def dress() -> None:
        dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        theme = DARK if dark else LIGHT
        app.setPalette(palette(theme))
        app.setStyleSheet(style_sheet(theme, app.font()))

    app.styleHints().colorSchemeChanged.connect(dress)
    dress()
