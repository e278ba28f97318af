"""Questions that readers put in words, and the roles that they miss. Knows no request, no ORM."""
