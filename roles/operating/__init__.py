"""Running the site: is it ready, who prepares the database, what is forgotten and when."""
