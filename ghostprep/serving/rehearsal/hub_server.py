"""A stand-in for the Hugging Face Hub on loopback, for the real huggingface_hub client.

It holds model repositories in memory and speaks what publishing and downloading need: repositories and their
visibility, preupload, LFS batches, commits, trees, files. Faults can be ordered: an upload that breaks off, a
file that is stored wrong.

    with HubServer() as hub:           # hub.url is an HF_ENDPOINT
        ...
"""

import base64
import hashlib
import json
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any
from urllib.parse import unquote, urlsplit

TOKEN = "hf_test_of_the_stand_in"
LFS_FROM = 200_000
"""Bytes from which a file is stored as LFS, whatever its name; *.safetensors always are."""


@dataclass
class Repo:
    """One model repository: its visibility, and (content, stored as LFS) by path."""

    private: bool
    files: dict[str, tuple[bytes, bool]] = field(default_factory=dict)
    commits: list[str] = field(default_factory=list)

    @property
    def sha(self) -> str:
        return hashlib.sha1("\n".join(self.commits).encode()).hexdigest()


class HubServer:
    """The server and its state. `break_after` uploads of large files the next is refused; `spoil` names a
    file that is stored with one byte changed."""

    def __init__(self) -> None:
        self.repos: dict[str, Repo] = {}
        self.blobs: dict[str, bytes] = {}
        self.requests: list[tuple[str, str]] = []
        self.agents: set[str] = set()
        self.uploads = 0
        self.break_after: int | None = None
        self.spoil: str | None = None
        handler = type("BoundHandler", (_Handler,), {"hub": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> "HubServer":
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Refused(Exception):
    def __init__(self, status: int, code: str, message: str) -> None:
        self.status, self.code, self.message = status, code, message


class _Handler(BaseHTTPRequestHandler):
    hub: HubServer
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def _serve(self) -> None:
        path = unquote(urlsplit(self.path).path)
        size = int(self.headers.get("Content-Length") or 0)
        body = self._chunks() if self.headers.get("Transfer-Encoding") == "chunked" else self.rfile.read(size)
        self.hub.requests.append((self.command, path))
        self.hub.agents.add(self.headers.get("User-Agent", ""))
        try:
            for methods, pattern, answer in ROUTES:
                match = re.fullmatch(pattern, path)
                if match and self.command in methods:
                    return answer(self, body, **match.groupdict())
            raise _Refused(404, "EntryNotFound", f"no such page: {path}")
        except _Refused as refused:
            self._send(json.dumps({"error": refused.message}).encode(), refused.status,
                       {"X-Error-Code": refused.code, "X-Error-Message": refused.message})  # fmt: skip

    do_GET = do_HEAD = do_POST = do_PUT = _serve

    def _chunks(self) -> bytes:
        parts = []
        while size := int(self.rfile.readline(), 16):
            parts.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(parts)

    def _send(self, body: bytes, status: int = 200, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | (headers or {})).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _json(self, value: Any) -> None:
        self._send(json.dumps(value).encode(), headers={"Content-Type": "application/json"})

    def _repo(self, name: str, write: bool = False) -> Repo:
        """The repository, as the Hub shows it: a private one does not exist for strangers."""
        repo = self.hub.repos.get(name)
        known = self.headers.get("Authorization") == f"Bearer {TOKEN}"
        if repo is None or (not known and (repo.private or write)):
            raise _Refused(404, "RepoNotFound", "Repository not found")
        return repo

    def info(self, body: bytes, repo: str, revision: str = "main") -> None:
        found = self._repo(repo)
        self._revision(found, revision)
        self._json({
            "_id": "1", "id": repo, "modelId": repo, "private": found.private, "sha": found.sha, "tags": [],
            "downloads": 0, "likes": 0, "siblings": [{"rfilename": path} for path in found.files],
        })  # fmt: skip

    def _revision(self, repo: Repo, revision: str) -> None:
        if revision not in ("main", repo.sha):
            raise _Refused(404, "RevisionNotFound", f"Invalid rev id: {revision}")

    def create(self, body: bytes) -> None:
        if self.headers.get("Authorization") != f"Bearer {TOKEN}":
            raise _Refused(401, "", "Invalid username or password.")
        asked = json.loads(body)
        name = f"{asked['organization']}/{asked['name']}"
        if name in self.hub.repos:
            raise _Refused(409, "", "You already created this model repo")
        private = asked.get("visibility") == "private" or asked.get("private") is True
        self.hub.repos[name] = Repo(private)
        self._json({"url": f"{self.hub.url}/{name}", "name": name, "id": "1"})

    def preupload(self, body: bytes, repo: str) -> None:
        found = self._repo(repo, write=True)
        files = []
        for file in json.loads(body)["files"]:
            path, size = file["path"], file["size"]
            mode = "lfs" if size >= LFS_FROM or path.endswith(".safetensors") else "regular"
            oid = _oid(*found.files[path]) if path in found.files else None
            files.append({"path": path, "uploadMode": mode, "shouldIgnore": False, "oid": oid})
        self._json({"files": files})

    def lfs_batch(self, body: bytes, repo: str) -> None:
        self._repo(repo, write=True)
        objects = []
        for wanted in json.loads(body)["objects"]:
            answer = {"oid": wanted["oid"], "size": wanted["size"]}
            if wanted["oid"] not in self.hub.blobs:
                answer["actions"] = {"upload": {"href": f"{self.hub.url}/lfs/{wanted['oid']}"}}
            objects.append(answer)
        self._json({"transfer": "basic", "objects": objects})

    def lfs_put(self, body: bytes, oid: str) -> None:
        if self.hub.break_after is not None and self.hub.uploads >= self.hub.break_after:
            raise _Refused(403, "", "the line went dead")
        if hashlib.sha256(body).hexdigest() != oid:
            raise _Refused(400, "", "content does not match its name")
        self.hub.uploads += 1
        self.hub.blobs[oid] = body
        self._send(b"")

    def commit(self, body: bytes, repo: str) -> None:
        found = self._repo(repo, write=True)
        for line in map(json.loads, body.splitlines()):
            value = line["value"]
            if line["key"] == "header":
                found.commits.append(value["summary"])
            elif line["key"] == "file":
                self._store(found, value["path"], base64.b64decode(value["content"]), lfs=False)
            elif line["key"] == "lfsFile":
                if value["oid"] not in self.hub.blobs:
                    raise _Refused(400, "", f"{value['path']}: LFS object was never uploaded")
                self._store(found, value["path"], self.hub.blobs[value["oid"]], lfs=True)
        self._json({"commitUrl": f"{self.hub.url}/{repo}/commit/{found.sha}", "commitOid": found.sha})

    def _store(self, repo: Repo, path: str, content: bytes, lfs: bool) -> None:
        if path == self.hub.spoil:
            content = bytes([content[0] ^ 1]) + content[1:]
        repo.files[path] = (content, lfs)

    def tree(self, body: bytes, repo: str, revision: str) -> None:
        found = self._repo(repo)
        self._revision(found, revision)
        entries: list[dict[str, Any]] = []
        for path, (content, lfs) in sorted(found.files.items()):
            entry = {"type": "file", "path": path, "size": len(content), "oid": _git_sha1(content)}
            if lfs:
                sha, size = _oid(content, True), len(content)
                pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{sha}\nsize {size}\n"
                entry["oid"] = _git_sha1(pointer.encode())
                entry["lfs"] = {"oid": sha, "size": size, "pointerSize": len(pointer)}
            entries.append(entry)
        folders = {path.rpartition("/")[0] for path in found.files if "/" in path}
        self._json(
            entries + [{"type": "directory", "path": name, "size": 0, "oid": "0" * 40} for name in folders]
        )

    def resolve(self, body: bytes, repo: str, revision: str, path: str) -> None:
        found = self._repo(repo)
        self._revision(found, revision)
        if path not in found.files:
            raise _Refused(404, "EntryNotFound", f"{path} does not exist")
        content, lfs = found.files[path]
        self._send(content, headers={"X-Repo-Commit": found.sha, "ETag": f'"{_oid(content, lfs)}"'})

    def valid_yaml(self, body: bytes) -> None:
        self._json({"warnings": [], "errors": []})


def _git_sha1(content: bytes) -> str:
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()


def _oid(content: bytes, lfs: bool) -> str:
    return hashlib.sha256(content).hexdigest() if lfs else _git_sha1(content)


REPO = r"(?P<repo>[^/]+/[^/]+?)"
ROUTES: list[tuple[set[str], str, Callable[..., None]]] = [
    ({"GET"}, rf"/api/models/{REPO}", _Handler.info),
    ({"GET"}, rf"/api/models/{REPO}/revision/(?P<revision>[^/]+)", _Handler.info),
    ({"POST"}, r"/api/repos/create", _Handler.create),
    ({"POST"}, r"/api/validate-yaml", _Handler.valid_yaml),
    ({"POST"}, rf"/api/models/{REPO}/preupload/main", _Handler.preupload),
    ({"POST"}, rf"/{REPO}\.git/info/lfs/objects/batch", _Handler.lfs_batch),
    ({"PUT"}, r"/lfs/(?P<oid>[0-9a-f]{64})", _Handler.lfs_put),
    ({"POST"}, rf"/api/models/{REPO}/commit/main", _Handler.commit),
    ({"GET"}, rf"/api/models/{REPO}/tree/(?P<revision>[^/]+)", _Handler.tree),
    ({"GET", "HEAD"}, rf"/{REPO}/resolve/(?P<revision>[^/]+)/(?P<path>.+)", _Handler.resolve),
]
