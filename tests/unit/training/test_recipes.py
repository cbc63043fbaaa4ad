from __future__ import annotations

import pytest

from facekeys.errors import UsageError
from facekeys.training.recipes import PARETO, RECIPES, Recipe, adjusted


def test_what_is_shipped_is_made_by_the_defaults():
    assert RECIPES["keypoints15"] == Recipe()


def test_the_seed_recipe_is_the_article_s():
    seed = RECIPES["seed"]
    assert (seed.network, seed.task) == ("seed", "article")
    assert (seed.epochs, seed.batch, seed.learning_rate) == (30, 20, 1e-3)


def test_values_that_are_named_replace_the_recipe_s():
    changed = adjusted("xception", epochs=9, steps=None, seed=5)
    assert (changed.epochs, changed.seed) == (9, 5)
    assert changed.steps == RECIPES["xception"].steps


@pytest.mark.parametrize(
    ("name", "changes", "sentence"),
    [
        ("sead", {}, "There is no recipe sead."),
        ("seed", {"steps": 3}, "the number of steps can't be chosen"),
        ("xception", {"epochs": 4}, "4 are too few"),
    ],
)
def test_what_makes_no_sense_is_a_sentence(name, changes, sentence):
    with pytest.raises(UsageError) as caught:
        adjusted(name, **changes)
    assert sentence in caught.value.message
    assert caught.value.hint


@pytest.mark.slow
def test_every_recipe_names_a_network_and_a_task_that_there_are(keras_lab):
    from facekeys.training.tasks import TASKS
    from facekeys.training.zoo import NETWORKS

    assert {recipe.network for recipe in RECIPES.values()} == NETWORKS.keys()
    assert {recipe.task for recipe in RECIPES.values()} == TASKS.keys()
    assert set(PARETO) < RECIPES.keys()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["heatmap-tiny", "separable-small"])
def test_the_networks_of_the_table_give_what_the_heat_map_network_gives(
    keras_lab, name
):
    from facekeys.training.zoo import NETWORKS

    network, model = NETWORKS[name](), NETWORKS["heatmap"]()
    assert network.name == name
    assert network.input_shape == model.input_shape
    assert network.output_shape == model.output_shape
    assert network.count_params() < model.count_params()
