"""The edition as files for Word, Excel and print: the same content as every other view."""
