"""Lists of dates: closed days, planning days, series of meetings, a year month by month.

`scope` knows what headings say about the lines under them, `clauses` cuts a line into titles and
times, `entries` makes them events, `reader` walks the document, `tables` reads tables of dates.
"""
