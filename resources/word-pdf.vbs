' Asks Word for the PDF of a Word file: cscript word-pdf.vbs SOURCE.docx TARGET.pdf
' Exit codes: 0 done, 2 Word did not start, 3 it did not open the file, 4 it did not save the PDF.
' The file is opened read-only in a Word of its own, without macros and without a question to anybody.
Option Explicit

Const AlertsNone = 0
Const MacrosForcedOff = 3
Const ExportPdf = 17
Const ForPrint = 0
Const AllPages = 0
Const WithoutComments = 0
Const BookmarksFromHeadings = 1
Const DoNotSave = 0

Dim word, document, code
If WScript.Arguments.Count <> 2 Then WScript.Quit 3
code = 0
On Error Resume Next
Set word = CreateObject("Word.Application")
If Err.Number <> 0 Then WScript.Quit 2
word.Visible = False
word.DisplayAlerts = AlertsNone
word.AutomationSecurity = MacrosForcedOff
Err.Clear
' no question about conversion, read-only, not among the recent files
Set document = word.Documents.Open(WScript.Arguments(0), False, True, False)
If Err.Number <> 0 Then
  code = 3
Else
  ' with properties, bookmarks, structure tags, and by the rules of ISO 19005 (PDF/A)
  document.ExportAsFixedFormat WScript.Arguments(1), ExportPdf, False, ForPrint, AllPages, 1, 1, WithoutComments, _
    True, True, BookmarksFromHeadings, True, True, True
  If Err.Number <> 0 Then code = 4
  Err.Clear
  document.Close DoNotSave
End If
word.Quit DoNotSave
WScript.Quit code
