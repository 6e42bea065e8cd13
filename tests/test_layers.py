"""Imports run one way: read from the source, so that an import inside a function counts too."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "papercleaner"
#: What stands on top and may import anything; nothing may import it.
TOP = frozenset({"papercleaner.__main__", "papercleaner.evaluation.__main__", "papercleaner.pytest_plugin"})


def module_name(file: Path) -> str:
    parts = file.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {module_name(file): file for file in SOURCE.rglob("*.py")}


def imports(name: str) -> set[str]:
    """The modules of the package that a module imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(FILES[name].read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} has a relative import: the layers are read from full names"
            module = node.module or ""
            parts = {f"{module}.{alias.name}" for alias in node.names}
            found |= {part for part in parts if part in FILES} or {module}
    return {module for module in found if module in FILES}


def passes() -> set[str]:
    """The modules of the passes, as `pipeline.PASSES` lists them."""
    tree = ast.parse(FILES["papercleaner.pipeline"].read_text("utf-8"))
    origin = {a.asname or a.name: n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) for a in n.names}
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == "PASSES":
            assert isinstance(node.value, ast.Tuple)
            return {str(origin[entry.id]) for entry in node.value.elts if isinstance(entry, ast.Name)}
    raise AssertionError("pipeline.py has no PASSES")


def test_no_module_imports_in_a_circle() -> None:
    # The package's own __init__ re-exports; a module that imports a submodule does not thereby need it.
    graph = {name: imports(name) - {"papercleaner"} for name in FILES if name != "papercleaner"}
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"circle: {' -> '.join(error.args[1])}")


def test_the_pipeline_is_read_as_a_list_of_passes() -> None:
    assert len(passes()) >= 5


def test_passes_never_import_each_other() -> None:
    guilty = {name: others for name in passes() if (others := imports(name) & passes() - {name})}
    assert not guilty


def test_passes_know_nothing_of_what_is_made_from_them() -> None:
    above = {"papercleaner", "papercleaner.pipeline", "papercleaner.page", "papercleaner.views", "papercleaner.objects"}
    guilty = {name: found for name in passes() if (found := imports(name) & above)}
    assert not guilty


def test_text_is_the_bottom_layer() -> None:
    assert imports("papercleaner.text") == set()
    assert imports("papercleaner.source") <= {"papercleaner.text", "papercleaner.markup"}
    assert imports("papercleaner.model") <= {"papercleaner.text", "papercleaner.source"}


def test_only_what_uses_the_library_imports_the_pipeline() -> None:
    users = {name for name in FILES if "papercleaner.pipeline" in imports(name)}
    assert all(name == "papercleaner" or name.startswith("papercleaner.evaluation") for name in users)


def test_nothing_imports_the_commands_or_the_evaluation() -> None:
    guilty = [
        (name, module)
        for name in FILES
        for module in imports(name)
        if module in TOP or ("evaluation" in module and "evaluation" not in name and name not in TOP)
    ]
    assert not guilty
