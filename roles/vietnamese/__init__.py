"""Vietnamese text: how it is compared and ordered, mistyped and set. Knows no request, no ORM."""
