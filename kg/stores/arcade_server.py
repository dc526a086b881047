"""Run ArcadeDB on a folder and serve it over Bolt until standard input closes.

    python -m kg.stores.arcade_server FOLDER BOLT-PORT HTTP-PORT

A process of its own: a JVM whose shutdown hangs can be killed without taking `kg` along, and it never outlives its parent,
whose end closes the pipe. The password comes in the environment, as arguments are for everybody to see.
"""

from __future__ import annotations

import os
import sys

READY = "ready"
DATABASE = "kg"
PASSWORD_VARIABLE = "KG_EMBEDDED_PASSWORD"


def main(folder: str, bolt_port: str, http_port: str) -> None:
    """Serve until the parent closes our standard input."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # the server logs to stdout, which is for our one line
    os.makedirs(folder, exist_ok=True)
    os.chdir(folder)  # it also writes ./log
    import arcadedb_embedded

    plugin = "Bolt:com.arcadedb.bolt.BoltProtocolPlugin"
    config = {"host": "127.0.0.1", "http_port": http_port, "bolt_port": int(bolt_port), "server_plugins": plugin}
    server = arcadedb_embedded.create_server(folder, os.environ[PASSWORD_VARIABLE], config)
    server.start()
    server.create_database(DATABASE)
    answers.write(READY + "\n")
    answers.flush()
    sys.stdin.read()
    server.stop()
    os._exit(0)  # its own threads keep the JVM, and so this process, alive for ever


if __name__ == "__main__":
    main(*sys.argv[1:])
