"""Sessions: what one visit, or several screens together, have in common; and the stores behind them."""
