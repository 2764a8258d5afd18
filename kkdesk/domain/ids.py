"""Keys: UUID version 7 (RFC 9562), so rows made later sort later."""

from __future__ import annotations

import secrets
import threading
import time
import uuid

_RANDOM_BITS = 74
_RANDOM_LIMIT = 1 << _RANDOM_BITS
_LOW_BITS = 62
_STEP_BITS = 32

_lock = threading.Lock()
_last_millisecond = 0
_last_random = 0


def new_id() -> str:
    """Return a new key: 36 characters, greater than every key made before in this process.

    Within one millisecond, and when the clock goes back, the random part is counted up instead
    (RFC 9562 section 6.2, method 2).
    """
    global _last_millisecond, _last_random  # noqa: PLW0603 - the counter is the process's own
    with _lock:
        now = time.time_ns() // 1_000_000
        if now > _last_millisecond:
            _last_millisecond = now
            _last_random = secrets.randbits(_RANDOM_BITS)
        else:
            _last_random += 1 + secrets.randbits(_STEP_BITS)
            if _last_random >= _RANDOM_LIMIT:
                _last_millisecond += 1
                _last_random = secrets.randbits(_RANDOM_BITS)
        return _compose(_last_millisecond, _last_random)


def _compose(millisecond: int, random: int) -> str:
    high, low = divmod(random, 1 << _LOW_BITS)
    value = (millisecond << 80) | (0x7 << 76) | (high << 64) | (0b10 << 62) | low
    return str(uuid.UUID(int=value))
