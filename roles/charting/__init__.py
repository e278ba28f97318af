"""From rows to a chart for a page: what is drawn, with which words and with what evidence.

Knows the languages and the addresses of the site, but neither the database nor a request.
"""
