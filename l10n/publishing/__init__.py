"""Publishing: what passes the gate becomes public in one step, and can be taken back.

`planning` composes and judges, `publication` decides and releases, `switch` puts it in place.
"""
