"""The pictures that others show beside a link to a page: Zalo, Facebook, chats.

Pure: `saying` puts the words together, `picture` draws them; neither knows request nor database.
"""

# Pixels of a picture, as Facebook and Zalo ask for.
WIDTH, HEIGHT = 1200, 630
