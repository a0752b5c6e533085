"""A real SFTP server over a temporary folder, on loopback, for tests."""

import logging
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import paramiko
from paramiko import SFTPAttributes, SFTPHandle, SFTPServer, SFTPServerInterface

USER = "gatedesk"


class _Host(paramiko.ServerInterface):  # type: ignore[misc]
    def __init__(self, client: paramiko.PKey) -> None:
        self._client = client

    def check_auth_publickey(self, username: str, key: paramiko.PKey) -> int:
        known = (username, key) == (USER, self._client)
        return int(paramiko.AUTH_SUCCESSFUL if known else paramiko.AUTH_FAILED)

    def check_channel_request(self, kind: str, chanid: int) -> int:
        return int(paramiko.OPEN_SUCCEEDED)

    def get_allowed_auths(self, username: str) -> str:
        return "publickey"


class _Handle(SFTPHandle):  # type: ignore[misc]
    def stat(self) -> Any:
        return SFTPAttributes.from_stat(os.fstat(self.readfile.fileno()))


class _Files(SFTPServerInterface):  # type: ignore[misc]
    root = Path()

    def _at(self, path: str) -> Path:
        return self.root / str(self.canonicalize(path)).lstrip("/")

    def list_folder(self, path: str) -> Any:
        try:
            return [
                SFTPAttributes.from_stat(entry.lstat(), entry.name)
                for entry in self._at(path).iterdir()
            ]
        except OSError as error:
            return SFTPServer.convert_errno(error.errno or 0)

    def stat(self, path: str) -> Any:
        try:
            return SFTPAttributes.from_stat(self._at(path).stat())
        except OSError as error:
            return SFTPServer.convert_errno(error.errno or 0)

    lstat = stat

    def open(self, path: str, flags: int, attr: SFTPAttributes) -> Any:
        try:
            descriptor = os.open(self._at(path), flags, 0o644)
        except OSError as error:
            return SFTPServer.convert_errno(error.errno or 0)
        file = os.fdopen(descriptor, "wb" if flags & (os.O_WRONLY | os.O_RDWR) else "rb")
        handle = _Handle(flags)
        handle.readfile = handle.writefile = file
        return handle

    def remove(self, path: str) -> int:
        return self._do(lambda: self._at(path).unlink())

    def mkdir(self, path: str, attr: SFTPAttributes) -> int:
        return self._do(lambda: self._at(path).mkdir())

    def posix_rename(self, oldpath: str, newpath: str) -> int:
        return self._do(lambda: self._at(oldpath).replace(self._at(newpath)))

    def _do(self, act: Any) -> int:
        try:
            act()
        except OSError as error:
            return int(SFTPServer.convert_errno(error.errno or 0))
        return int(paramiko.SFTP_OK)


class Running:
    """Where the server is, and the keys of both sides."""

    def __init__(self, port: int, host_key: str, key_file: Path) -> None:
        self.port, self.host_key, self.key_file = port, host_key, key_file


@contextmanager
def sftp_server(root: Path, keys: Path) -> Iterator[Running]:
    """Serve a folder until the end of the block; every thread has ended then."""
    host_key = paramiko.ECDSAKey.generate()
    client_key = paramiko.ECDSAKey.generate()
    client_key.write_private_key_file(str(keys / "client"))
    files = type("Files", (_Files,), {"root": root})
    listener = socket.create_server(("127.0.0.1", 0))
    transports: list[paramiko.Transport] = []

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            transport = paramiko.Transport(connection)
            transport.add_server_key(host_key)
            transport.set_subsystem_handler("sftp", SFTPServer, files)
            transports.append(transport)
            try:
                transport.start_server(server=_Host(client_key))
            except (paramiko.SSHException, EOFError, OSError):
                continue

    thread = threading.Thread(target=serve, name="sftp-server")
    thread.start()
    # What either side says of a connection that the other gave up.
    log = logging.getLogger("paramiko")
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        line = f"{host_key.get_name()} {host_key.get_base64()}"
        yield Running(listener.getsockname()[1], line, keys / "client")
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()
        for transport in transports:
            transport.close()
            transport.join()
        log.setLevel(level)
