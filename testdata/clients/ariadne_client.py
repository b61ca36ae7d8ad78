"""ariadne-codegen: a client in Python made of the schema, with its types.

What it writes goes into a folder that is removed afterwards."""
import pathlib
import subprocess
import sys
import tempfile

here = pathlib.Path(__file__).parent
with tempfile.TemporaryDirectory() as work:
    folder = pathlib.Path(work)
    (folder / "latest.graphql").write_text((here / "genqlient/latest.graphql").read_text())
    (folder / "pyproject.toml").write_text(f"""
[tool.ariadne-codegen]
schema_path = "{(here / "../../schema.graphqls").resolve().as_posix()}"
queries_path = "latest.graphql"
target_package_name = "parley_client"
async_client = false
""")
    subprocess.run([pathlib.Path(sys.executable).parent / "ariadne-codegen"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    sys.path.insert(0, work)
    from parley_client import Client

    latest = Client(url=sys.argv[1]).latest("Vladimir Medinsky", 2)
    assert len(latest.actor.events.nodes) == 2 and latest.actor.events.page_info.has_next_page, latest
print("ariadne-codegen")
