"""What a run may cost, and what ends the bill of each cloud."""

import pytest

from ghostprep.training.billing import stop_command, training_seconds


@pytest.mark.parametrize(
    ("price", "gpus", "max_hours", "max_cost", "seconds"),
    [
        (3.0, 1, 8, 0, 8 * 3600),  # 0 dollars: no limit of cost
        (3.0, 1, 8, 6, 2 * 3600),
        (3.0, 2, 8, 6, 3600),
        (3.0, 1, 1, 6, 3600),  # whichever comes first
        (0.0, 1, 8, 6, 8 * 3600),  # a machine of one's own
        (7.0, 1, 8, 0.002, 1),
    ],
)
def test_a_run_is_stopped_by_its_hours_or_its_cost(
    price: float, gpus: int, max_hours: float, max_cost: float, seconds: int
) -> None:
    assert training_seconds(price, gpus, max_hours, max_cost) == seconds


@pytest.mark.parametrize(
    ("environment", "command"),
    [
        ({"STOP_BILLING": "mine --now", "RUNPOD_POD_ID": "abc"}, "mine --now"),
        ({"RUNPOD_POD_ID": "abc"}, "runpodctl remove pod abc"),
        ({"VAST_CONTAINERLABEL": "C.123"}, "vastai destroy instance 123"),
        ({"SKYPILOT_CLUSTER_INFO": '{"cluster_name": "ghost"}'}, "sky down ghost"),
        ({"SKYPILOT_CLUSTER_INFO": '{"cluster_name": "a b"}'}, "sky down 'a b'"),
        ({"HOME": "/root"}, ""),
    ],
)
def test_the_command_of_each_cloud(environment: dict[str, str], command: str) -> None:
    assert stop_command(environment) == command
