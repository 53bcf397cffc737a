"""Papers that LibreOffice turns into .docx (.doc, .odt, .rtf), looked at before it opens them.

Nothing here starts a program: `commands/reading/office.py` does.
"""
