"""An article beside the statements made from it: its places, its words, what it shares with them.

Pure: texts in, plain values out. Nothing of an article is kept here.
"""
