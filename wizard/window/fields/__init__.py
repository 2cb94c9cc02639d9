"""One editor for each type of field; `factory` knows them."""
