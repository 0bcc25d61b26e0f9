"""Places are where they say they are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from statistics import median

from yuhua.kinds.place import Place
from yuhua.model.content import Content
from yuhua.problems import Problem

# A district is not that wide: half a degree are some 50 km.
FARTHEST = 0.5
# Fewer places do not show where the district is.
ENOUGH = 3


def near(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """No place lies far from all others: one wrong digit sends people into the next city."""
    found = [
        (one, one.record.geo)
        for one in content.records
        if isinstance(one.record, Place) and one.record.geo
    ]
    if len(found) < ENOUGH:
        return
    for axis, label in (("latitude", "纬度"), ("longitude", "经度")):
        middle = median(getattr(geo, axis) for _, geo in found)
        for one, geo in found:
            value = getattr(geo, axis)
            if abs(value - middle) > FARTHEST:
                message = f"{label} {value} 离其他地点太远，它们都在 {middle:.2f} 附近"
                hint = "在地图上再查一遍这个地点，把数字照抄过来"
                yield one.problem(("geo", axis), "geo-far", message, hint)


CHECKS = (near,)
