"""Regenerate `l10n/places/data/world.tsv` from CLDR, as babel has it.

    PYTHONPATH=. python tools/world.py

Lines: the countries (`code, Ukrainian name, English name`), a blank line, then the cities that give
a time zone its name (`zone, Ukrainian name, country, English name`). The names in these two
languages are all that finding places asks for; babel would read all it knows of both.
"""

from collections.abc import Iterator
from pathlib import Path

from babel import Locale
from babel.core import get_global

from l10n.places.gazetteer import country_name

OUT = Path(__file__).parent.parent / "l10n/places/data/world.tsv"
NONE = {"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"}  # no countries
OURS = {"Europe/Kiev", "Europe/Kyiv", "Europe/Uzhgorod", "Europe/Zaporozhye", "Europe/Simferopol"}
NO_CITIES = {"America/Regina", "Antarctica/Troll", "America/Phoenix", "Europe/Samara"}
NO_CITIES |= {"America/Nuuk", "Pacific/Easter", "America/Kentucky/Monticello", "Atlantic/Reykjavik"}
CONTINENTS = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


def countries() -> Iterator[tuple[str, str, str]]:
    uk, en = Locale("uk").territories, Locale("en").territories
    for code in sorted(code for code in en if len(code) == 2 and code.isalpha() and code in uk):
        if code not in NONE:
            yield code, country_name(code, "uk"), country_name(code, "en")


def cities() -> Iterator[tuple[str, str, str, str]]:
    english, lands = Locale("en").time_zones, get_global("zone_territories")
    known = {row[2] for row in countries()}
    for zone, names in Locale("uk").time_zones.items():
        if zone.startswith(CONTINENTS) and zone not in OURS | NO_CITIES and "city" in names:
            name = english.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
            if name not in known:
                yield zone, names["city"], lands.get(zone, ""), name


if __name__ == "__main__":
    parts = ("\n".join("\t".join(row) for row in rows) for rows in (countries(), cities()))
    OUT.write_text("\n\n".join(parts) + "\n", "utf-8")
