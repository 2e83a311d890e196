"""Who builds a batch, and where to: ``--executor``, ``--scheduler``, ``--jobs``, and what ``--out`` may be."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click

from brochure.cli.terminal import counted

if TYPE_CHECKING:
    from brochure.batch.build import Setting
    from brochure.batch.run import Executor
    from brochure.batch.target import Target


@dataclass(frozen=True, slots=True)
class Workers:
    """Those who build: how many they are, in words, and what ``run`` starts them with."""

    words: str
    start: Callable[[Setting], Executor]

    def __str__(self) -> str:
        return self.words


def target(_context: click.Context, _option: click.Parameter, text: str) -> Target:
    """What ``--out`` means: a folder, or a URL that can be written to."""
    from brochure.batch.target import Folder

    if not text:
        raise click.BadParameter("it is empty. Name a folder, or leave the option out.")
    if "://" not in text:
        if os.path.lexists(text) and not os.path.isdir(text):  # noqa: PTH112  never raises
            what = "a link to a folder that does not exist" if os.path.islink(text) else "a file"  # noqa: PTH114
            raise click.BadParameter(f"{text} is {what}; name a folder.")
        return Folder(Path(text))
    if text.startswith("memory:"):
        raise click.BadParameter("what is in the memory of a program is gone when it ends; name a folder or a store.")
    from brochure.batch.remote import Remote

    remote = Remote(text)
    if refusal := remote.refusal():
        raise click.BadParameter(refusal)
    return remote


def executor_options(command: Callable[..., None]) -> Callable[..., None]:
    """``--executor``, ``--scheduler`` and ``--jobs``, as one ``executor``: a context manager of :class:`Workers`."""

    @wraps(command)
    def with_executor(*args: object, executor: str, scheduler: str | None, jobs: int | None, **options: object) -> None:
        if executor == "dask":
            if scheduler is None:
                raise click.UsageError("--executor dask needs --scheduler, such as tcp://10.0.0.1:8786.")
            if jobs is not None:
                raise click.UsageError("--jobs is for this machine; a cluster has the workers that were started.")
            chosen = _cluster(scheduler)
        elif scheduler is not None:
            raise click.UsageError("--scheduler is for a cluster: add --executor dask.")
        else:
            chosen = _processes(jobs)
        command(*args, executor=chosen, **options)

    for option in (
        click.option(
            "--jobs",
            metavar="N",
            type=click.IntRange(1),
            help="Processes of this machine that build.  [default: one for each core]",
        ),
        click.option(
            "--scheduler", metavar="ADDRESS", help="The scheduler of the cluster, such as tcp://10.0.0.1:8786."
        ),
        click.option(
            "--executor",
            type=click.Choice(("local", "dask")),
            default="local",
            show_default=True,
            help="Who builds: processes of this machine, or the workers of a Dask cluster.",
        ),
    ):
        with_executor = option(with_executor)
    return with_executor


@contextmanager
def _processes(jobs: int | None) -> Iterator[Workers]:
    from brochure.batch.pool import LocalPool, default_jobs

    number = jobs or default_jobs()
    yield Workers(counted(number, "process", "processes"), lambda setting: LocalPool(number, setting))


@contextmanager
def _cluster(address: str) -> Iterator[Workers]:
    from brochure.batch.cluster import ClusterPool, connected

    with connected(address) as client:
        threads = client.nthreads()
        words = f"{counted(len(threads), 'worker')} with {counted(sum(threads.values()), 'thread')}"
        yield Workers(words, lambda setting: ClusterPool(client, setting))
