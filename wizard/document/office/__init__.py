"""Word and LibreOffice where they are installed: finding them, and letting them make a PDF of a document.

Nothing of the program needs them. Their PDF is an offer beside our own pages (``wizard.preview.pdf``), for whoever has
to hand in what the office's own program made.
"""
