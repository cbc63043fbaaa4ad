"""Transfer learning: Xception, which knows pictures, learns about faces."""

from __future__ import annotations

from typing import Final

import keras

from facekeys.training.dataset import Tell
from facekeys.training.mixture import MixtureTask
from facekeys.training.task import Phase
from facekeys.training.xception import BACKBONE, xception_network

# How fast everything learns, beside the head alone.
_SLOWER: Final = 0.1


class TransferTask(MixtureTask):
    """The head alone first, then everything, a tenth as fast."""

    def begin(self, tell: Tell) -> keras.Model:
        """Build the network from ImageNet's weights where they can be had."""
        tell("Xception starts from ImageNet's weights; Keras downloads them (84 MB).")
        try:
            return xception_network(weights="imagenet")
        except Exception as error:  # noqa: BLE001 - Keras raises nothing more special
            reason = str(error).partition("\n")[0]
            tell(
                "They can't be had, so it starts from weights of chance, and will do "
                f"far worse: {reason}"
            )
            return self.sketch()

    def phases(self) -> tuple[Phase, ...]:
        """Return the phase of the head, and that of everything."""
        recipe = self.recipe
        head = Phase(
            start=0,
            end=recipe.head_epochs,
            learning_rate=recipe.learning_rate,
            frozen=True,
        )
        everything = Phase(
            start=recipe.head_epochs,
            end=recipe.epochs,
            learning_rate=_SLOWER * recipe.learning_rate,
        )
        return (head, everything)

    def compile(self, network: keras.Model, phase: Phase) -> None:
        """Freeze Xception, or let it learn, and compile."""
        network.get_layer(BACKBONE).trainable = not phase.frozen
        super().compile(network, phase)
