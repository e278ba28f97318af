"""Working copies at the desk: kept while somebody types, taken up again, dropped."""
