"""One page for the meeting: what changed between two periods, what slipped, what does not add up, with sources.

`asked` asks, `page` decides what fits on it (pure), `markdown` and `word` write it down.
"""

from query.brief.asked import brief
from query.brief.markdown import brief_to_markdown
from query.brief.page import Brief, Line, Section, Source
from query.brief.word import brief_to_word

__all__ = ["Brief", "Line", "Section", "Source", "brief", "brief_to_markdown", "brief_to_word"]
