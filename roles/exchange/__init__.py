"""Content to spreadsheets and back: XLSX with a sheet for each kind of row, or one as CSV."""
