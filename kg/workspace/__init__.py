from kg.workspace.store import Workspace

__all__ = ["Workspace"]
