"""Batches between nodes: built, sealed, carried, opened, checked (protocol.md beside this)."""
