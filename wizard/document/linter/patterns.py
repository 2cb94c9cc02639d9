"""The shapes of text by which a reader knows the components of a document; matched on folded text unless said."""

import re

NUMBER = re.compile(r"^SO\s*[:.]?\s*[\d.…_\s]*(?:[A-Z]{1,2}\s*)?/|^SO\s*:")
DATE = re.compile(
    r"\bNGAY\b.*\bTHANG\b.*\bNAM\b|^[^,]{2,60},\s*(?:NGAY\s*)?\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}$"
)
ABOUT = re.compile(r"^(?:V/V|V\.V|VV|VE VIEC)\b")
URGENCY = re.compile(
    r"^(?:HOA TOC(?: HEN GIO)?|THUONG KHAN|KHAN|TUYET MAT|TOI MAT|MAT|XEM XONG TRA LAI|LUU HANH NOI BO)$"
)
ADDRESSEES = re.compile(r"^KINH G[UO]I\b")
# «Chủ tịch Ủy ban nhân dân tỉnh … điện:» above the addressees of a telegram
CALLS = re.compile(r"^.{3,150}\bDIEN\s*:$")
ATTACHED = re.compile(r"^\(?\s*(?:BAN HANH\s+)?KEM THEO\b")
CITATION = re.compile(r"^(?:-\s*)?(?:CAN CU|THEO DE NGHI|XET DE NGHI|XET TO TRINH)\b")
ENACTING = re.compile(r"^QUYET (?:DINH|NGHI)\s*[:.]?$")
ANNEX = re.compile(r"^PHU LUC(?:\s+(?:SO\s*)?([IVXLC]+|\d{1,2}|[A-Z]))?\s*[.:]?(\s.*)?$")
RECIPIENTS = re.compile(r"^NOI NHAN\b")
POWER = re.compile(r"^(?:(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L|TUQ|T\.M|K\.T|T\.L)\s*[./]|(?:TM|KT|TL|TUQ)\s)")
SIGNATURE_HINT = re.compile(r"^\(?(?:CHU KY|DAU/CHU KY|DAU CUA|KY TEN|DA KY|KY, )")
