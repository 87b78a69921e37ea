"""What stands around an engine so that its drafts need little work.

A segment is taken apart (`markup`), made safe (`armour`, `masks`), sent once and never again
(`store`, `delivery`), put together (`projection`), and looked at (`signals`); `segment` walks one
segment through all of it, `routes` says through which engines.
"""
