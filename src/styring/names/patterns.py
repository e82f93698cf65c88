"""Regular expressions compiled when they are first needed: all of them together take longer than most texts."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from typing import AnyStr


def pattern(source: AnyStr, flags: re.RegexFlag = re.NOFLAG) -> Callable[[], re.Pattern[AnyStr]]:
    """What answers with the compiled expression, the same at every call."""
    return cache(partial(re.compile, source, flags))
