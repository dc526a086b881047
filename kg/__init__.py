"""Actor-statement knowledge graph: who said what, about whom, with which stance."""

__version__ = "0.1.0"
