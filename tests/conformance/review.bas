' What somebody does with a draft in LibreOffice. The text to work on is found by its words.

Function Opened(source As String) As Object
	Dim options(0) As New com.sun.star.beans.PropertyValue
	options(0).Name = "Hidden"
	options(0).Value = True
	Opened = StarDesktop.loadComponentFromURL(source, "_blank", 0, options())
End Function

Sub SaveAs(document As Object, target As String)
	Dim options(0) As New com.sun.star.beans.PropertyValue
	options(0).Name = "FilterName"
	options(0).Value = "MS Word 2007 XML"
	document.storeToURL(target, options())
	document.close(True)
End Sub

Function Found(document As Object, words As String) As Object
	search = document.createSearchDescriptor()
	search.SearchString = words
	Found = document.findFirst(search)
End Function

Sub Comment(document As Object, words As String, said As String, resolved As Boolean)
	document.RecordChanges = False
	place = Found(document, words)
	note = document.createInstance("com.sun.star.text.textfield.Annotation")
	note.Author = "Kari Nordmann"
	note.Content = said
	Dim day As New com.sun.star.util.DateTime
	day.Year = 2026
	day.Month = 3
	day.Day = 24
	day.Hours = 10
	note.DateTimeValue = day
	place.getText().insertTextContent(place, note, True)
	note.Resolved = resolved
End Sub

Sub Reword(document As Object, words As String, other As String, tracked As Boolean)
	document.RecordChanges = tracked
	Found(document, words).setString(other)
End Sub

Sub AddParagraph(document As Object, words As String, said As String, tracked As Boolean)
	document.RecordChanges = tracked
	place = Found(document, words).getEnd()
	place.getText().insertControlCharacter(place, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
	place.getText().insertString(place, said, False)
End Sub

Sub DropBookmarks(document As Object)
	names = document.getBookmarks().getElementNames()
	For i = LBound(names) To UBound(names)
		mark = document.getBookmarks().getByName(names(i))
		mark.getAnchor().getText().removeTextContent(mark)
	Next i
End Sub
