from pathlib import Path

import pytest

import hiroba as gr
from hiroba.engine import frames
from hiroba.server.transports.commands import Malformed, split_message
from hiroba.testing import User
from hiroba.wire.commands import FrameCommand
from hiroba.wire.notices import AnsweredNotice


def watching(**options):
    """An app that tells the length of what the camera gives."""
    with gr.Blocks() as demo:
        camera = gr.Audio(type="filepath", streaming=True, sources="microphone")
        told = gr.Textbox()
        camera.stream(lambda path: Path(path).read_text(), camera, told, **options)
    return demo, camera, told


def finish(user):
    while user.step():
        pass


class Sender:
    """Sends frames as a page does, and reads the answers."""

    def __init__(self, user, node):
        self.user, self.node, self.seq = user, node, 0
        self.engine, self.session, self.screen = user._house.engine, user._session, user._screen

    def send(self, content, is_first=False):
        self.seq += 1
        command = FrameCommand(self.seq, self.node.id, "piece.wav", "audio/wav", is_first)
        return self.engine.frames.take(self.session, self.screen.id, command, content)

    def answers(self):
        entries = [entry.notice for _, entry in self.session.feed.read(0)]
        return [(one.call, bytes(one.result)) for one in entries if isinstance(one, AnsweredNotice)]


def test_a_frame_reaches_the_function_and_is_answered_when_it_has_ended():
    demo, camera, told = watching()
    with User(demo) as user:
        sender = Sender(user, camera)

        assert sender.send(b"one", is_first=True)
        assert sender.answers() == []
        finish(user)

        assert user.value(told) == "one"
        assert sender.answers() == [(1, b"true")]


def test_a_stream_is_over_at_its_time_limit_until_a_new_one_begins():
    demo, camera, told = watching(time_limit=10)
    with User(demo) as user:
        sender = Sender(user, camera)
        sender.send(b"one", is_first=True)
        finish(user)
        user.advance(11)

        sender.send(b"late")
        assert sender.answers()[-1] == (2, b"false")
        sender.send(b"new", is_first=True)
        finish(user)

        assert user.value(told) == "new"


def test_old_frames_make_room_for_new_ones(monkeypatch):
    monkeypatch.setattr(frames, "KEPT_BYTES", 5)
    demo, camera, told = watching()
    with User(demo) as user:
        sender = Sender(user, camera)
        for content in (b"one", b"two", b"three"):
            sender.send(content)
            finish(user)

        assert user.value(told) == "three"
        assert list(sender.session.frames[camera.id].values()) == [5]


def test_what_listens_to_nothing_takes_no_frames():
    demo, _, told = watching()
    with User(demo) as user:
        assert not Sender(user, told).send(b"one")


def test_a_message_is_split_into_commands_and_content():
    assert split_message(b"\0\0\0\x02[]content") == (b"[]", b"content")
    assert split_message("[]") == ("[]", b"")
    with pytest.raises(Malformed, match="at most 3 bytes"):
        split_message(b"\0\0\0\x02[]content", max_file_bytes=3)
