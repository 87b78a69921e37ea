"""Hugo, languages by suffix: content/<article>.pt-br.md."""

from dataclasses import replace
from functools import partial

from l10n.publishers import Publication, Story, content, hugo
from l10n.publishers.content import lower, stem


def path(story: Story, _publication: Publication) -> str:
    return f"content/{stem(story)}.{lower(story)}.md"


# HTML articles stay Markdown files here: Hugo looks for the language before one suffix only
LAYOUT = replace(hugo.LAYOUT, path=path, more=partial(hugo.languages, folders=False), html=False)
HUGO_SUFFIX = content.publisher("hugo-suffix", LAYOUT)
