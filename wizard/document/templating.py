"""The template environment: Jinja2 in its sandbox, templates from one folder, errors that name template and line.

A rendered text has no lines of its template any more. Where it proves to be wrong, it is rendered once more with a
mark before each element, so that the mistake can be traced back to the line that was written by hand.
"""

import re
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import BaseLoader, Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from markupsafe import Markup

from wizard.document import wording
from wizard.framework.places import resource_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

_SUFFIX = ".xml.j2"
_MARK = "at"
_ELEMENT = re.compile(r"^(\s*)(?=<[a-z])", re.MULTILINE)
_LAST_MARK = re.compile(rf"<\?{_MARK} (\S+):(\d+)\?>")
_MISSING = re.compile(r'<missing place="[^"]*">(.*?)</missing>')
# what XML cannot hold; the door of the plan file lets none of it in, a framework of an office might
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class TemplateProblem(Exception):
    """A template that cannot be used: ``str()`` is a sentence for users, ``detail`` for whoever changes templates."""

    def __init__(self, template: str, line: int | None, detail: str) -> None:
        self.template = template
        self.line = line
        self.detail = detail
        where = f" ở dòng {line}" if line else ""
        super().__init__(f"Mẫu văn bản “{template}” có lỗi{where} nên chưa tạo được văn bản. Chi tiết: {detail}")


class Templates:
    """The templates of one folder, compiled once, with the schema of what they must produce."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or resource_folder("templates")
        self._environment = _environment(FileSystemLoader(self._folder, encoding="utf-8"))
        self._schema = etree.RelaxNG(etree.parse(self._folder / "document.rng", _parser()))

    def render(self, name: str, context: "Mapping[str, Any]") -> "etree._Element":
        """Return the valid ``<document>`` that the template ``name`` makes of ``context``. Raises TemplateProblem."""
        rendered = _render(self._environment, name, context)
        try:
            root = etree.fromstring(rendered, _parser())
        except etree.XMLSyntaxError as error:
            raise self._located(name, context, error.msg or "") from None
        if not self._schema.validate(root):
            raise self._located(name, context, _first_message(self._schema))
        return root

    def _located(self, name: str, context: "Mapping[str, Any]", detail: str) -> TemplateProblem:
        """Render again with marks and return the problem with the line it comes from."""
        marked = _render(_environment(_MarkingLoader(self._folder)), name, context)
        try:
            root = etree.fromstring(marked, _parser())
        except etree.XMLSyntaxError as error:
            line, column = error.position
            before = "\n".join([*marked.split("\n")[: line - 1], marked.split("\n")[line - 1][:column]])
            places = _LAST_MARK.findall(before)
        else:
            self._schema.validate(root)
            found = [root.xpath(str(entry.path)) for entry in self._schema.error_log if entry.path]
            nodes = [nodes[0] for nodes in found if nodes]
            # the first message is about the innermost element that does not fit, the others follow from it
            marks = nodes[0].xpath(f"preceding::processing-instruction('{_MARK}')[1]") if nodes else []
            places = _LAST_MARK.findall("".join(f"<?{_MARK} {mark.text}?>" for mark in marks))
        template, where = places[-1] if places else (name, None)
        return TemplateProblem(template, int(where) if where else None, detail)


def template_name(kind: str) -> str:
    """Return the file of a kind of document, «decision.xml.j2»."""
    return kind + _SUFFIX


class _MarkingLoader(BaseLoader):
    """Loads templates with a mark before each line that begins with an element."""

    def __init__(self, folder: Path) -> None:
        self._inner = FileSystemLoader(folder, encoding="utf-8")

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Any]:
        source, path, fresh = self._inner.get_source(environment, template)
        lines = source.split("\n")
        marked = [
            _ELEMENT.sub(rf"\1<?{_MARK} {template}:{number}?>", line) for number, line in enumerate(lines, start=1)
        ]
        return "\n".join(marked), path, fresh


def _environment(loader: BaseLoader) -> Environment:
    environment = ImmutableSandboxedEnvironment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
    )
    environment.filters |= {
        "sentence": wording.sentence,
        "bare": wording.bare,
        "capital": wording.capital,
        "listed": wording.listed,
        "joined": wording.joined,
        "commas": wording.commas,
        "semicolons": wording.semicolons,
        "unbulleted": wording.unbulleted,
        "quoted": wording.quoted,
        "plain": plain,
    }
    environment.tests["bulleted"] = wording.is_bulleted
    environment.globals["period_text"] = wording.period_text
    return environment


def plain(text: str) -> str:
    """Return a text for an attribute, where the mark of a missing answer cannot stand."""
    return Markup(_MISSING.sub(r"[CẦN BỔ SUNG: \1]", text)).unescape() if wording.is_missing(text) else text


def _render(environment: Environment, name: str, context: "Mapping[str, Any]") -> str:
    try:
        rendered = environment.get_template(name).render(context)
    except TemplateSyntaxError as error:
        raise TemplateProblem(error.name or name, error.lineno, error.message or "") from None
    except (TemplateError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError) as error:
        template, line = _template_frame(error, name)
        raise TemplateProblem(template, line, f"{type(error).__name__}: {error}") from error
    return _FORBIDDEN.sub("", rendered) if _FORBIDDEN.search(rendered) else rendered


def _template_frame(error: BaseException, name: str) -> tuple[str, int | None]:
    """Return the innermost template and line of an error's traceback, which Jinja2 has rewritten."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(_SUFFIX)]
    return (Path(frames[-1].filename).name, frames[-1].lineno) if frames else (name, None)


def _first_message(schema: "etree.RelaxNG") -> str:
    messages = [entry.message for entry in schema.error_log]
    return messages[0] if messages else "the document does not fit document.rng"


def _parser() -> "etree.XMLParser":
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, load_dtd=False)
