"""Languages: one catalogue each. Dates, times, money and lists are Babel's; the words are the catalogue's."""
