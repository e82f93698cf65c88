"""Findings kept from one lint to the next, in a folder that can be deleted at any time.

An answer is kept for each part of a repository, with digests of all that it was made from. It is used again only where
every digest is still the same, so that a lint answers as if there were nothing kept.
"""
