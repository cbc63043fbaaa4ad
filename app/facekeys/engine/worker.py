"""What all threads of the engine have in common."""

from __future__ import annotations

import logging
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from facekeys.errors import FaceKeysError

_LOG: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that a person should know.

    Attributes:
        topic: What it is about ("camera", "filters", "virtual camera"): a newer notice
            takes the place of an older one on the same topic.
        error: What went wrong; None when it is well again.
    """

    topic: str
    error: FaceKeysError | None


NoticeListener = Callable[[Notice], None]
"""Called from the engine's threads."""


def stopped(topic: str) -> FaceKeysError:
    """Return what to say of a thread that ended by a fault; the log has the rest."""
    return FaceKeysError(
        f"The {topic} stopped because of a fault in FaceKeys.",
        hint="Start FaceKeys again; the log says more.",
    )


class Worker(ABC):
    """A thread that runs until it is told to stop.

    Attributes:
        stopping: Set once it is told to.
        failed: Whether it ended by a fault instead.
    """

    def __init__(self, topic: str, listener: NoticeListener) -> None:
        """Prepare the thread; `start` starts it.

        Args:
            topic: Of its notices; also the thread's name.
            listener: Gets its notices.
        """
        self.stopping = threading.Event()
        self.failed = False
        self._topic = topic
        self._listener = listener
        self._said = ""
        self._thread = threading.Thread(
            target=self._guarded, name=f"facekeys {topic}", daemon=True
        )

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def stop(self) -> None:
        """Tell the thread to end; does not wait."""
        self.stopping.set()

    def join(self, timeout_s: float) -> bool:
        """Wait for its end. Returns False if it still runs."""
        if self._thread.ident is not None:
            self._thread.join(timeout_s)
        return not self._thread.is_alive()

    @abstractmethod
    def run(self) -> None:
        """Do the work until `stopping` is set."""

    def fail(self, error: FaceKeysError) -> None:
        """Give notice of a failure, once until it is well again."""
        if str(error) != self._said:
            self._said = str(error)
            self._listener(Notice(self._topic, error))

    def recover(self) -> None:
        """Give notice that the last failure is over."""
        if self._said:
            self._said = ""
            self._listener(Notice(self._topic, None))

    def _guarded(self) -> None:
        try:
            self.run()
        except FaceKeysError as error:
            self.failed = True
            self.fail(error)
        except Exception:  # noqa: BLE001 - a thread must not end in silence
            self.failed = True
            _LOG.exception("The %s thread ended", self._topic)
            self.fail(stopped(self._topic))
