"""Telling a file on another machine from one on this."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from kkdesk.db import network_share
from kkdesk.db.network_share import is_on_share, is_remote, linux_mounts, mac_mounts

LINUX = r"""
21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 21 0:25 / /home rw - nfs4 server:/home rw,vers=4.2
31 30 0:26 / /home/mette/hjemme rw - ext4 /dev/sdb1 rw
40 21 0:44 / /mnt/fælles\040drev rw,nosuid - cifs //filer/afdeling rw
41 21 0:45 / /mnt/plan rw - fuse.sshfs mette@filer:/plan rw
42 21 0:46 / /mnt/box rw - fuse.gvfsd-fuse gvfsd-fuse rw
half a line
"""

MAC = """
/dev/disk3s1 on / (apfs, sealed, local, read-only, journaled)
//mette@filer/Afdeling on /Volumes/Afdeling (smbfs, nodev, nosuid, mounted by mette)
map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)
"""


@pytest.mark.parametrize(
    ("path", "remote"),
    [
        ("/srv/kkdesk.sqlite", False),
        ("/home/mette/kkdesk.sqlite", True),
        ("/home/mette/hjemme/kkdesk.sqlite", False),
        ("/mnt/fælles drev/plan/kkdesk.sqlite", True),
        ("/mnt/fælles drev 2/kkdesk.sqlite", False),
        ("/mnt/plan/kkdesk.sqlite", True),
        ("/mnt/box/kkdesk.sqlite", False),
    ],
)
def test_the_innermost_mount_tells_where_a_file_is(path: str, remote: bool) -> None:  # noqa: FBT001
    assert is_remote(PurePosixPath(path), linux_mounts(LINUX)) is remote


def test_a_mac_tells_its_mounts_in_words() -> None:
    mounts = mac_mounts(MAC)
    assert is_remote(PurePosixPath("/Volumes/Afdeling/kkdesk.sqlite"), mounts)
    assert not is_remote(PurePosixPath("/Users/mette/kkdesk.sqlite"), mounts)


def test_a_windows_path_to_another_machine_tells_itself() -> None:
    path = PureWindowsPath(r"\\filer\afdeling\kkdesk.sqlite")
    assert network_share.names_a_machine(path)
    assert not network_share.names_a_machine(PureWindowsPath(r"C:\kkdesk.sqlite"))


def test_this_machines_own_disk_is_no_share(tmp_path: Path) -> None:
    assert not is_on_share(tmp_path / "kkdesk.sqlite")
