from hypothesis import given
from hypothesis import strategies as st

from helpers.analysis import robustness

from .invented import LEFT, RIGHT, THIRD, by_theme, measures

CELLS = st.tuples(st.sampled_from([LEFT, RIGHT, THIRD]), st.sampled_from(["T01", "T02", "T03"]))


@given(st.lists(CELLS, max_size=12))
def test_fragile_themes_are_those_that_leaving_one_measure_out_loses(cells: list[tuple[str, str]]):
    m = measures(*({"locality_code": code, "theme": theme} for code, theme in cells))
    places, shared = set(m["locality_code"]), robustness.shared_themes(m)
    kept = {name: robustness.shared_themes(m[m["measure_id"] != name], places) for name in m["measure_id"]}
    lost = {theme: tuple(name for name in kept if theme not in kept[name]) for theme in shared}
    assert robustness.fragile(m) == {theme: names for theme, names in lost.items() if names}


def test_a_locality_that_loses_its_last_measure_still_counts():
    m = by_theme({LEFT: {"T01": 1}})
    assert robustness.shared_themes(m) == {"T01"}
    assert robustness.shared_themes(m, {LEFT, RIGHT}) == frozenset()
    assert robustness.shared_themes(measures()) == frozenset()
