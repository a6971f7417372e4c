"""Developers' scripts behind the Makefile's targets."""
