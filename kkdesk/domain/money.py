"""Money expressions: an amount as the documents write it, read without guessing.

Amounts are whole øre. Text and reading are kept side by side; what the text does not say
(total or per year, which years) stays unknown and is flagged.
"""

from __future__ import annotations

from kkdesk.domain._money_reading import money_from_cells, parse_money
from kkdesk.domain._money_types import (
    Basis,
    MoneyExpression,
    MoneyFlag,
    Qualifier,
    annual_amounts,
    is_permanent,
    is_temporary,
    total_ore,
)
from kkdesk.domain._money_writing import (
    describe_money,
    format_mio,
    format_ore,
    format_thousands,
    write_money,
)

__all__ = [
    "Basis",
    "MoneyExpression",
    "MoneyFlag",
    "Qualifier",
    "annual_amounts",
    "describe_money",
    "format_mio",
    "format_ore",
    "format_thousands",
    "is_permanent",
    "is_temporary",
    "money_from_cells",
    "parse_money",
    "total_ore",
    "write_money",
]
