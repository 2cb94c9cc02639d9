"""The clipboard's texts and tables."""

from wizard.window.fields.pasting import has_legacy_font, join_cells, pasted, pasted_table, split_cells

WORD = (
    '<html><head><style>\n<!-- p.MsoNormal, li.MsoNormal {margin:0cm; font-size:14.0pt; font-family:".VnTime";}\n-->'
    "</style></head><body><!--StartFragment--><p class=MsoNormal>Céng hßa x· héi<br>chñ nghÜa</p>"
    "<p class=MsoNormal><span style='font-family:\"Times New Roman\"'>Việt Nam</span></p><!--EndFragment-->"
    "</body></html>"
)


def test_a_text_in_a_tcvn3_font_is_converted() -> None:
    got = pasted("Céng hßa x· héi", WORD, multiline=True)
    assert got.converted and got.suspect is None
    assert got.text == "Cộng hòa xã hội\nchủ nghĩa\nViệt Nam"


def test_a_vni_letter_cut_by_tags_is_joined() -> None:
    html = '<p><font face="VNI-Times">Coäng ho</font><font face="VNI-Times">øa</font></p>'
    assert pasted("x", html).text == "Cộng hòa"


def test_a_capital_font_gives_capitals() -> None:
    assert pasted("x", "<span style='font-family:.VnTimeH'>céng hßa</span>").text == "CỘNG HÒA"


def test_plain_text_that_looks_legacy_is_suspected_only() -> None:
    got = pasted("Céng hßa x· héi chñ nghÜa ViÖt Nam")
    assert got.suspect == "tcvn3" and not got.converted
    assert pasted("Cộng hòa xã hội chủ nghĩa").suspect is None


def test_html_of_today_is_not_read() -> None:
    assert not has_legacy_font("<p style='font-family:Arial'>https://vnexpress.net</p>")
    assert pasted("a\tb", "<p style='font-family:Arial'>zzz</p>").text == "a b"


def test_one_line_takes_several_as_one() -> None:
    assert pasted("một\r\nhai", multiline=False).text == "một hai"
    assert pasted("một\r\nhai", multiline=True).text == "một\nhai"


def test_cells_with_quotes_line_ends_and_tabs() -> None:
    text = 'a\t"hai\ndòng"\tc\r\n"nói ""thế"""\t"trích"\t5" ống\r\n'
    assert split_cells(text) == [["a", "hai\ndòng", "c"], ['nói "thế"', '"trích"', '5" ống']]


def test_cells_go_out_and_come_back() -> None:
    rows = [["một", "hai\nba", '"x"'], ["", "a\tb", '5"']]
    assert split_cells(join_cells(rows)) == rows


def test_a_table_has_rows_of_one_length_and_no_empty_end() -> None:
    assert pasted_table("a\tb\nc\n\t\n\n") == [["a", "b"], ["c", ""]]


def test_a_sheet_in_a_legacy_font() -> None:
    html = (
        "<html><style>td {font-family:Arial;} .xl65 {font-family:.VnTime, sans-serif;}</style><body><table>"
        "<tr><td class=xl65>Phßng</td><td>12</td></tr><tr><td class=xl65>ViÖt\n  Nam</td><td>Đã đổi</td></tr>"
        "</table></body></html>"
    )
    assert pasted_table("Phßng\t12", html) == [["Phòng", "12"], ["Việt Nam", "Đã đổi"]]
