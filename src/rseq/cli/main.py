"""`rseq`: the entry point. A subcommand is a module beside this one with a click command called `COMMAND`.

Every failure is one line on standard error: status 2 for wrong input, 1 for a negative answer, 130 after Ctrl-C; never a traceback.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys

import click

import rseq
from rseq import cli
from rseq.kernel.errors import RseqError

NO_COMMANDS = {"main", "common"}


class Commands(click.Group):
    """Finds subcommands by the files of this folder, and imports one only when it is asked for."""

    def list_commands(self, context: click.Context) -> list[str]:
        names = [m.name for m in pkgutil.iter_modules(cli.__path__)]
        return sorted(n for n in names if n not in NO_COMMANDS and not n.startswith("_"))

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in self.list_commands(context):
            return None
        command: click.Command = importlib.import_module(f"rseq.cli.{name}").COMMAND
        return command

    def resolve_command(self, context: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        known = self.list_commands(context)
        if args and args[0] not in known and not args[0].startswith("-"):
            raise click.UsageError(f"there is no command {args[0]!r}; choose one of {', '.join(known)}")
        return super().resolve_command(context, args)


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]}, no_args_is_help=False)
@click.version_option(rseq.__version__, prog_name="rseq", message="%(prog)s %(version)s")
def program() -> None:
    """Restartable sequences: per-CPU data without locks and without atomic instructions."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: list[str]) -> int:
    """Run the command line; the exit status."""
    if sys.stdout is None:  # closed by whoever started us
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115
    try:
        if not arguments:
            arguments = ["--help"]
        result = program.main(arguments, prog_name="rseq", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        return _say(" ".join(error.format_message().split()), error.exit_code)
    except (KeyboardInterrupt, click.exceptions.Abort):
        return _say("interrupted", 130)
    except BrokenPipeError:  # the reader had enough (| head)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except RseqError as error:
        return _say(str(error), 1)
    except (OSError, MemoryError, ValueError) as error:
        return _say(" ".join(str(error).split()) or type(error).__name__, 1)


def _say(text: str, status: int) -> int:
    print(f"rseq: {text}", file=sys.stderr)
    return status
