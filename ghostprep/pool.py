"""Work spread over processes, results in the order of the tasks."""

import gc
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing import forkserver, get_context, resource_tracker
from multiprocessing.context import BaseContext
from threading import Thread
from types import TracebackType
from typing import Self, TypeVar

from ghostprep.errors import InputError

Task = TypeVar("Task")
Result = TypeVar("Result")


@contextmanager
def collector_off() -> Iterator[None]:
    """No garbage collector meanwhile: looking for cycles in millions of tuples takes a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class Pool:
    """Up to `count` processes that import `module` before their first task. Until `start`, this process works
    itself.

    Functions and tasks must be importable and picklable. Processes are spawned; on Linux they are forked
    from one that was spawned and has loaded `module`, so that it is loaded once. They ignore Ctrl-C.
    """

    def __init__(self, count: int, module: str) -> None:
        self._count = count
        self._module = module
        self._starter: Thread | None = None
        self._executor: ProcessPoolExecutor | None = None

    def start(self) -> None:
        """Starts the processes, if there is to be more than one: they get ready while others read."""
        if self._count > 1 and not self._starter:
            self._starter = Thread(target=self._start)
            self._starter.start()

    def _start(self) -> None:
        resource_tracker.ensure_running()  # it would unblock what is blocked next
        if hasattr(signal, "pthread_sigmask"):  # whatever is started from this thread inherits it
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        with suppress(OSError):  # where no process can be started, this one works itself
            executor = ProcessPoolExecutor(self._count, _context(self._module), _prepare, (self._module,))
            for _ in range(self._count):  # a process is started for each task that finds none idle
                executor.submit(_nothing)
            self._executor = executor

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        if self._starter:
            self._starter.join()
        if self._executor:
            self._executor.shutdown(cancel_futures=kind is not None)

    def map(self, function: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """Results in order; only a few tasks are under way at once, so memory stays flat."""
        if self._starter:
            self._starter.join()
        if not self._executor:
            yield from map(function, tasks)
            return
        under_way: deque[Future[Result]] = deque()
        try:
            for task in tasks:
                under_way.append(self._executor.submit(function, task))
                if len(under_way) > 2 * self._count:
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
        except BrokenProcessPool as error:
            raise InputError(
                "a worker process died, perhaps for want of memory", "try --workers 1"
            ) from error


def _prepare(module: str) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    __import__(module)


def _nothing() -> None:
    pass


def _context(module: str) -> BaseContext:
    """As Python itself chooses from 3.14 on."""
    if sys.platform == "linux":
        with suppress(Exception):  # it needs a local socket, and a guard against networks may refuse all
            context = get_context("forkserver")
            context.set_forkserver_preload([module])
            forkserver.ensure_running()
            return context
    return get_context("spawn")
