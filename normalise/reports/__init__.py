"""Reports: titles as papers print them, the catalogue that says which are one report's, and the lines under them."""
