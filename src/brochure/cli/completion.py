"""``brochure completion``: the script for shell completion."""

from __future__ import annotations

import click

from brochure.cli.options import example
from brochure.cli.terminal import note, result_text, terminal_width

SHELLS = ("bash", "zsh", "fish")

_HELP = """\
Print a script that lets your shell complete commands, options, profiles, styles and areas with the Tab key.

\b
bash: add this line to ~/.bashrc:
  eval "$(brochure completion bash)"
zsh: add this line to ~/.zshrc, after compinit:
  eval "$(brochure completion zsh)"
fish: run this once:
  brochure completion fish > ~/.config/fish/completions/brochure.fish
"""

_VARIABLE = "_BROCHURE_COMPLETE"  # Click reads this one for a program of this name


@click.command(
    help=_HELP,
    short_help="Set up completion in your shell.",
    epilog=example("brochure completion bash"),
)
@click.argument("shell", type=click.Choice(SHELLS))
def completion(*, shell: str) -> None:
    from click.shell_completion import get_completion_class

    from brochure.cli.app import app

    found = get_completion_class(shell)
    assert found is not None
    result_text(found(app, {}, "brochure", _VARIABLE).source().rstrip("\n"))
    if terminal_width() is not None:
        note("\nYour shell must read this script; `brochure completion --help` explains how")
