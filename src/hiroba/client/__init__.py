"""Calls apps from Python programs, synchronously or not.

from pathlib import Path
from hiroba.client import Client

with Client("http://localhost:7860") as client:
    print(client.call("greet", name="Ada"))
    for text in client.submit("write", prompt="Once"):
        print(text)
    client.call("classify", picture=Path("cat.png"))
"""

from hiroba.client.async_client import AsyncClient, AsyncJob
from hiroba.client.client import Client, Job
from hiroba.client.description import Endpoint, Parameter
from hiroba.client.errors import CallError, CallRefusedError, ConnectionLostError
from hiroba.client.files import RemoteFile
from hiroba.client.state import JobState

__all__ = [
    "AsyncClient",
    "AsyncJob",
    "CallError",
    "CallRefusedError",
    "Client",
    "ConnectionLostError",
    "Endpoint",
    "Job",
    "JobState",
    "Parameter",
    "RemoteFile",
]
