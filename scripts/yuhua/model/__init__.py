"""Records and views: frozen values without any input or output."""
