"""Put the data folders into the wheel, where `facekeys.resources` looks for them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DATA_FOLDERS = ("assets", "models", "overlays")


class DataFolders(BuildHookInterface):  # type: ignore[type-arg]
    """Maps each data folder to `facekeys/_data/` in standard wheels.

    Editable installs find the folders in the checkout instead.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the folders to what the builder includes."""
        if version != "standard":
            return
        for folder in DATA_FOLDERS:
            source = Path(self.root) / folder
            build_data["force_include"][str(source)] = f"facekeys/_data/{folder}"
