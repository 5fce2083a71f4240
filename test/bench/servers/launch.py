"""Serves one of the apps with the real Gradio until its input ends: `launch.py <app> <port>`."""

import importlib.util
import os
import pathlib
import sys
import threading


def end_with_parent():
    sys.stdin.read()
    os._exit(0)


name, port = sys.argv[1:]
threading.Thread(target=end_with_parent, daemon=True).start()
path = pathlib.Path(__file__).parent.parent / "apps" / f"{name}.py"
spec = importlib.util.spec_from_file_location("app", path)
app = importlib.util.module_from_spec(spec)
spec.loader.exec_module(app)
app.demo.launch(server_name="127.0.0.1", server_port=int(port), quiet=True)
