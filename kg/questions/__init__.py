"""The cookbook: which questions can be asked, each as SQL, Cypher and SPARQL with the same rows."""

from kg.questions.book import Parameter, Question, find, load

__all__ = ["Parameter", "Question", "find", "load"]
