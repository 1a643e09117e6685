"""Composition root: a command runs headless, no arguments open the window. The only file that may import `ui`."""

import gc
import sys


def main() -> int:
    """Answer with the process's exit code."""
    arguments = sys.argv[1:]
    if arguments == ["--self-test"]:
        from ui import self_test

        return self_test.main()
    if arguments:
        from competency_app import cli

        return cli.main(arguments)
    # Nothing made while the window is built becomes garbage; `warm_up` switches the collector on again.
    gc.disable()
    from ui import app

    return app.main()


if __name__ == "__main__":
    sys.exit(main())
