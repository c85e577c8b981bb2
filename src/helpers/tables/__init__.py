"""Tables in two languages: each cell that prints a value cites what it rests on.

A function here takes tables of the corpus or results of `helpers.analysis`, and names in one language, and returns a
`Backed` table, or None where it would have no row.
"""

from helpers.tables.gaps import gaps
from helpers.tables.material import material
from helpers.tables.measures import measures, usual_actor
from helpers.tables.support import support
from helpers.tables.targets import figures, targets

__all__ = ["figures", "gaps", "material", "measures", "support", "targets", "usual_actor"]
