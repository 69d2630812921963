"""Work spread over processes, results in the order of the tasks."""

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import forkserver, get_context
from multiprocessing.context import BaseContext
from types import TracebackType
from typing import Self, TypeVar

from ghostprep.errors import InputError

Task = TypeVar("Task")
Result = TypeVar("Result")


class Workers:
    """Up to `count` processes that each call `prepare()` once. Until `start`, this process works itself.

    Functions and tasks must be importable and picklable. Processes are spawned; on Linux they are
    forked from one that was spawned and has loaded `module`, so that it is loaded once.
    """

    def __init__(self, count: int, module: str, prepare: Callable[[], None]) -> None:
        self._count = count
        self._module = module
        self._prepare = prepare
        self._pool: ProcessPoolExecutor | None = None

    def start(self) -> None:
        """Starts the processes, if there is to be more than one: they get ready while others read."""
        if self._count > 1 and not self._pool:
            self._pool = ProcessPoolExecutor(self._count, _context(self._module), self._prepare)
            for _ in range(self._count):  # a process is started for each task that finds none idle
                self._pool.submit(self._prepare)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=kind is not None)

    def map(self, function: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """Results in order; only a few tasks are under way at once, so memory stays flat."""
        if not self._pool:
            yield from map(function, tasks)
            return
        under_way: deque[Future[Result]] = deque()
        try:
            for task in tasks:
                under_way.append(self._pool.submit(function, task))
                if len(under_way) > 2 * self._count:
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
        except BrokenProcessPool as error:
            raise InputError("a worker process died, perhaps for want of memory; try --workers 1.") from error


def _context(module: str) -> BaseContext:
    """As Python itself chooses from 3.14 on."""
    if sys.platform == "linux":
        with suppress(Exception):  # it needs a local socket, and a guard against networks may refuse all
            context = get_context("forkserver")
            context.set_forkserver_preload([module])
            forkserver.ensure_running()
            return context
    return get_context("spawn")
