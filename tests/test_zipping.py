from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from styring.zipping import zipped

FILES = st.dictionaries(st.text("abcæ/.", min_size=1, max_size=8).filter(lambda name: "//" not in name), st.binary())


@given(FILES)
def test_the_files_come_out_again_sorted_and_the_same_each_time(files: dict[str, bytes]) -> None:
    packed = zipped(files)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.namelist() == sorted(files)
        assert {name: archive.read(name) for name in archive.namelist()} == files
        assert {info.date_time for info in archive.infolist()} <= {(1980, 1, 1, 0, 0, 0)}
    assert zipped(dict(reversed(files.items()))) == packed
