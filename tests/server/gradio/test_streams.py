"""The stream of a caller over the protocol of Gradio's clients."""

import asyncio

from hiroba.server.gradio.streams import Streams


def test_a_stream_that_breaks_off_within_a_message_goes_on_when_it_is_opened_again() -> None:
    async def read_twice() -> tuple[object, object]:
        streams = Streams()
        streams.tell_error("one", "first words")
        streams.tell_error("one", "second words")
        broken = streams.read("one")
        told = await anext(broken)
        await broken.aclose()
        again = streams.read("one")
        async with asyncio.timeout(10):
            following = await anext(again)
        await again.aclose()
        streams.close()
        return told, following

    told, following = asyncio.run(read_twice())

    assert "first words" in str(told)
    assert "second words" in str(following)
