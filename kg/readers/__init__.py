from kg.readers.inputs import read_inputs
from kg.readers.layout import layout
from kg.readers.refusal import Refusal

__all__ = ["Refusal", "layout", "read_inputs"]
