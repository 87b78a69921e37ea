"""What all tests share: a slow machine fails none of them."""

from hypothesis import settings

settings.register_profile("newsroom", deadline=None)
settings.load_profile("newsroom")
