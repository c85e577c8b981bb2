"""What a person can do about an error that the machine raised, and not this project."""

from __future__ import annotations

import errno

ADVICE = {
    errno.ENOSPC: "the disk is full: make room and run it again",
    errno.EDQUOT: "the quota is used up: make room and run it again",
    errno.EFBIG: "files may not grow this large here: raise the limit (ulimit -f) and run it again",
    errno.EROFS: "this place can only be read: choose another, such as with --reports",
    errno.EACCES: "you may not write or read this: choose another place, or ask its owner",
    errno.EPERM: "you may not write or read this: choose another place, or ask its owner",
    errno.ENOTDIR: "a file stands where a folder is wanted: move it away, or choose another place",
    errno.EEXIST: "a file stands where a folder is wanted: move it away, or choose another place",
    errno.EMFILE: "too many files are open: raise the limit (ulimit -n) and run it again",
    errno.ENOMEM: "no memory is left: close other programs, or use --jobs 1",
}
NO_MEMORY = "no memory is left: close other programs, raise the limit (ulimit -v), or use --jobs 1"


def advice(error: OSError | MemoryError | ImportError) -> str:
    """Say what was found, where, and what to do.

    Parameters
    ----------
    error
        What the machine raised. An `ImportError` is one of an installed library: it lacks memory, or a part of itself.
    """
    if isinstance(error, MemoryError):
        return NO_MEMORY
    if isinstance(error, ImportError):
        return f"a library could not be loaded ({error}). If memory is short, free some; else set up again with `make`"
    found = f"{error.strerror}: {error.filename}" if error.filename else str(error.strerror or error)
    hint = ADVICE.get(error.errno or 0)
    return f"{found}; {hint}" if hint else found
