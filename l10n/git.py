"""What git knows about a workspace; nothing, where there is no git or no repository."""

import subprocess
from hashlib import new
from pathlib import Path


def ask(root: Path, *arguments: str) -> bytes:
    """The output of a git command in `root`; empty when it fails."""
    try:
        done = subprocess.run(  # noqa: S603 - git alone, no shell
            ["git", "-C", str(root), *arguments],  # noqa: S607 - the user's own git
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=60,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return done.stdout if done.returncode == 0 else b""


def committed(root: Path, path: str, data: bytes) -> bool:
    """Are these bytes what the last commit has at `path` (relative to `root`)?"""
    known = ask(root, "rev-parse", "--verify", "--quiet", f"HEAD:./{path}").decode().strip()
    kind = "sha256" if len(known) == 64 else "sha1"
    return bool(known) and known == new(kind, b"blob %d\0" % len(data) + data).hexdigest()
