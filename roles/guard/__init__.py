"""What keeps the site and its desk safe: sign-in, sessions, what requests and forms may hold."""
