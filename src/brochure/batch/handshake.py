"""Whether a cluster will do: it has workers, they are the same program, they can write to the target."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from brochure.batch.build import Setting
from brochure.batch.fingerprint import program_digest
from brochure.errors import BrochureError

if TYPE_CHECKING:
    from distributed import Client

PATIENCE = 60.0  # seconds for workers to come, or to come back


class ClusterError(BrochureError):
    """There is no cluster that could run the batch."""


def wait_for_workers(client: Client, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        waited = f"the scheduler at {address} has had no workers for {PATIENCE:.0f} seconds"
        raise ClusterError(f"{waited}; start some: dask worker {address}") from None


def refuse_strangers(client: Client) -> None:
    """Refuse workers whose Python or brochure is another one: their files would not be the same."""
    versions: Any = client.get_versions(packages=["brochure"])
    own = _python(versions["client"])
    for address, found in versions["workers"].items():
        if _python(found) != own:
            raise ClusterError(f"worker {address} runs Python {_python(found)}, this is Python {own}")
        if found["packages"].get("brochure") is None:
            raise ClusterError(f"worker {address} has no brochure: install it there, too")
    digest, words = program_digest(), "it has another version of brochure, or of a library that it uses"
    _refuse(client.run(program_digest, on_error="return"), lambda found: None if found == digest else words)


def refuse_blind(client: Client, setting: Setting) -> None:
    """Refuse workers that cannot write to the target."""
    _refuse(client.run(setting.target.refusal, on_error="return"), lambda said: said)


def _refuse(answers: dict[str, Any], judge: Callable[[Any], str | None]) -> None:
    """Refuse workers by their answers, telling each reason once, with how many it is of."""
    reasons: dict[str, list[str]] = defaultdict(list)
    for address, answer in answers.items():
        reason = f"{type(answer).__name__}: {answer}" if isinstance(answer, Exception) else judge(answer)
        if reason is not None:
            reasons[reason].append(address)
    if reasons:
        raise ClusterError(
            "; ".join(
                f"worker {them[0]}" + (f" and {len(them) - 1} more" if them[1:] else "") + f": {reason}"
                for reason, them in reasons.items()
            )
        )


def _python(versions: dict[str, Any]) -> str:
    """``3.11``, of what a worker says of itself."""
    return ".".join(str(versions["packages"]["python"]).split(".")[:2])
