"""How do files become documents, and how is a document laid out? `read_inputs` reads, `layout` tells articles and boilerplate apart."""

from kg.readers.inputs import read_inputs
from kg.readers.layout import layout
from kg.readers.refusal import Refusal

__all__ = ["Refusal", "layout", "read_inputs"]
