"""Evidence kept sound: who cites what, sources and places merged, addresses asked again."""
