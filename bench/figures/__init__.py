"""All figures, in the order of the table."""

from bench.figure import Figure
from bench.figures import (
    api_calls,
    chat_reply,
    click,
    departed_sessions,
    first_page,
    importing,
    large_image,
    large_table,
    long_conversation,
    many_components,
    many_jobs,
    socket_calls,
    starting,
    ten_thousand_visitors,
    text_updates,
)

FIGURES: tuple[Figure, ...] = (
    importing.FIGURE,
    starting.FIGURE,
    first_page.FIGURE,
    many_components.FIGURE,
    click.FIGURE,
    text_updates.FIGURE,
    chat_reply.FIGURE,
    long_conversation.FIGURE,
    api_calls.FIGURE,
    socket_calls.FIGURE,
    many_jobs.FIGURE,
    large_table.FIGURE,
    large_image.FIGURE,
    departed_sessions.FIGURE,
    ten_thousand_visitors.FIGURE,
)
