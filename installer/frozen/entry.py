"""Where the built program starts; PyInstaller wants a script rather than a package."""

import multiprocessing
import os

from kkdesk.__main__ import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    if os.name == "posix" and not any(map(os.environ.get, ("LC_ALL", "LC_CTYPE", "LANG"))):
        # Python does so by itself (PEP 538), but not where it is built in; Qt would complain.
        os.environ["LC_CTYPE"] = "C.UTF-8"
    main()
