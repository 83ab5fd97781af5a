"""A council's own brand: who we are, how we look, whose signature is printed; read once and checked whole."""
