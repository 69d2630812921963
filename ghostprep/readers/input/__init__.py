"""What all readers stand on: files, folders and zips alike, text of any encoding, JSON of any size."""
