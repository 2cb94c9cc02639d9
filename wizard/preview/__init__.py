"""Pages as they will print, without Word: the same document model laid out in pure Python, shown on screen or as PDF.

``layout`` and what it needs know no Qt; ``view``, ``paint`` and ``pdf`` do. Only the window and the command line use
this room, and they load it when it is first needed.
"""
