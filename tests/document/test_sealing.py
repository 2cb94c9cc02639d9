"""The seal tells whether a PDF is as it was written."""

from wizard.document.sealing import is_sealed, seal

CONTENT = b"%PDF-1.7\nbody\ntrailer\n<< /ID [ <" + b"3a" * 36 + b"> <" + b"3a" * 36 + b"> ] >>\nstartxref\n9\n%%EOF\n"


def test_a_sealed_file_is_as_long_as_before_and_known_again() -> None:
    sealed = seal(CONTENT)
    assert len(sealed) == len(CONTENT) and is_sealed(sealed) and not is_sealed(CONTENT)
    assert seal(sealed) == sealed


def test_whatever_is_changed_or_added_breaks_the_seal() -> None:
    sealed = seal(CONTENT)
    assert not is_sealed(sealed.replace(b"body", b"Body"))
    assert not is_sealed(sealed + b"\n")
    signed = sealed + b"7 0 obj\n<< /Type /Sig >>\nendobj\ntrailer\n" + CONTENT[CONTENT.index(b"<< /ID") :]
    assert not is_sealed(signed)


def test_a_file_without_an_identifier_has_no_seal() -> None:
    assert seal(b"%PDF-1.7") == b"%PDF-1.7" and not is_sealed(b"%PDF-1.7")
