"""The pictures that others show beside a link to a page: Zalo, Facebook, chats.

Pure: `saying` puts the words together, `picture` draws them; neither knows request nor database.
"""
