"""What leaves the site as data: public rows and fields, told by the content model itself."""
