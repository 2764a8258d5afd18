"""Where the built program starts; PyInstaller wants a script rather than a package."""

import multiprocessing

from kkdesk.__main__ import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    main()
