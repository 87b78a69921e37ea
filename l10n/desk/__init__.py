"""The review desk: an article beside its translation, in a browser on this machine only.

Files stay the truth: each save is one entry of one PO file and one line of its ledger, made by the
same code that every command uses. Pages work without scripts; scripts add keys and save in place.
"""

from l10n.desk.app import application

__all__ = ["application"]
