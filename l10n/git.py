"""What git knows about a workspace; nothing, where there is no git or no repository."""

import subprocess
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
