"""The command line: every command works without a window and imports what it needs only when it runs.

Exit codes: 0 done, 1 a known problem with one sentence on stderr, 2 wrong usage.
"""

import importlib

import click

from competency_app import __version__
from competency_app.errors import KnownError

# Command name → module with an attribute `command`.
COMMANDS = {
    "tour": "competency_app.cli.touring",
    "framework": "competency_app.cli.frameworks",
    "profile": "competency_app.cli.profiles",
    "assess": "competency_app.cli.assessing",
    "result": "competency_app.cli.results",
    "report": "competency_app.cli.reports",
}


class LazyGroup(click.Group):
    """A group that imports a command's module only when the command is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[cmd_name]).command
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="competency-app")
def group() -> None:
    """Assess and develop teachers' digital competence. Without a command the window opens."""


def main(arguments: list[str]) -> int:
    """Run a command and answer with its exit code."""
    try:
        group.main(args=arguments, prog_name="competency-app", standalone_mode=False)
    except KnownError as problem:
        click.echo(problem.message, err=True)
        return 1
    except click.ClickException as problem:
        problem.show()
        return problem.exit_code
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.Abort:
        return 1
    return 0
