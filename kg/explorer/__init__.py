"""What does a person see of a workspace? One page: network, matrix, timeline, outlets, actors, statements with their text."""

from kg.explorer.choice import Choice
from kg.explorer.data import page_data
from kg.explorer.page import page_html

__all__ = ["Choice", "page_data", "page_html"]
