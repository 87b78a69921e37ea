"""Turn a publisher's articles into localized editions, every place name spelt one way."""

__version__ = "0.1.0"
