"""What a rented machine may cost, and the command that ends its bill."""

import json
from collections.abc import Mapping
from shlex import quote


def training_seconds(price: float, gpus: int, max_hours: float, max_cost: float) -> int:
    """Seconds of training after which a run is stopped.

    `price`: dollars an hour of one GPU; `max_cost`: dollars in all, 0 for no limit beside `max_hours`.
    """
    rate = price * gpus
    return int(3600 * min(max_hours, max_cost / rate if max_cost and rate else max_hours))


def stop_command(environment: Mapping[str, str]) -> str:
    """What ends the bill of the cloud that set these variables; "" on an unknown one.

    Shutting the operating system down does not, on most clouds.
    """
    if command := environment.get("STOP_BILLING"):
        return command
    if pod := environment.get("RUNPOD_POD_ID"):
        return f"runpodctl remove pod {quote(pod)}"
    if label := environment.get("VAST_CONTAINERLABEL"):
        return f"vastai destroy instance {quote(label.removeprefix('C.'))}"
    if cluster := environment.get("SKYPILOT_CLUSTER_INFO"):
        return f"sky down {quote(json.loads(cluster)['cluster_name'])}"
    return ""
