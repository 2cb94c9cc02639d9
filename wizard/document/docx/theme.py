"""theme1.xml: Word expects a theme in every file; ours is black on white and names the one font of the document.

No style refers to it, so changing the theme in Word cannot change a letter of the document.
"""

from xml.sax.saxutils import quoteattr


def theme_part(font: str) -> str:
    """Return the theme without XML declaration."""
    black = '<a:srgbClr val="000000"/>'
    white = '<a:srgbClr val="FFFFFF"/>'
    slots = {"dk1": black, "lt1": white, "dk2": black, "lt2": white}
    slots |= {f"accent{number}": black for number in range(1, 7)} | {"hlink": black, "folHlink": black}
    colors = "".join(f"<a:{name}>{color}</a:{name}>" for name, color in slots.items())
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface={quoteattr(font)}/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}Font>'
        for kind in ("major", "minor")
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Văn bản hành chính">'
        f'<a:themeElements><a:clrScheme name="Đen trắng">{colors}</a:clrScheme>'
        f'<a:fontScheme name="Phông chữ">{fonts}</a:fontScheme><a:fmtScheme name="Đơn giản">'
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )
