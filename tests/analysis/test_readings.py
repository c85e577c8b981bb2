import pandas as pd
import pytest

from helpers.analysis import conservative, peers
from helpers.errors import UsageError

from .invented import LEFT, PREFECTURE, RIGHT, measures


def test_the_prefecture_level_city_is_no_peer():
    localities = pd.DataFrame({"locality_code": [PREFECTURE, LEFT, RIGHT], "is_prefecture": [True, False, False]})
    rows = measures({"locality_code": PREFECTURE}, {"locality_code": RIGHT}, {"locality_code": LEFT})
    assert peers(rows, localities)["locality_code"].tolist() == [RIGHT, LEFT]


def test_the_conservative_reading_takes_actions_only_and_each_series_once():
    coded = measures(
        {"series_id": "S1", "unit_type": "event"},
        {"series_id": "S1"},
        {"series_id": "S1"},
        {},
        {},
        {"unit_type": "target"},
        {"series_id": "S1", "locality_code": RIGHT},
        {"series_id": "S2"},
    )
    # M2 is the first action of series S1; M4 and M5 are in no series; M7 is another locality's series of the same name.
    assert conservative(coded)["measure_id"].tolist() == ["M2", "M4", "M5", "M7", "M8"]


def test_a_missing_column_is_named_with_those_found():
    with pytest.raises(UsageError, match=r"measures: no column unit_type, series_id; it has locality_code"):
        conservative(pd.DataFrame({"locality_code": [LEFT]}))
