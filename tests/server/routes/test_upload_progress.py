import asyncio

from hiroba.server.routes.upload_progress import UploadProgress


async def gather(progress, upload_id="u"):
    return [step async for step in progress.read(upload_id)]


def test_each_step_is_told_once():
    async def scene():
        progress = UploadProgress()
        with progress.follow("u") as report:
            reader = progress.read("u")
            report([("a.txt", 1)])
            first = await anext(reader)
            report([("a.txt", 1)])
            report([("a.txt", 4)])
            return first, await anext(reader)

    assert asyncio.run(scene()) == (("a.txt", 1), ("a.txt", 3))


def test_a_reader_may_come_first():
    async def scene():
        progress = UploadProgress()
        reader = asyncio.create_task(gather(progress))
        await asyncio.sleep(0)
        with progress.follow("u") as report:
            report([("a.txt", 4)])
        return await reader

    assert asyncio.run(scene()) == [("a.txt", 4)]


def test_a_slow_reader_gets_one_larger_step():
    async def scene():
        progress = UploadProgress()
        with progress.follow("u") as report:
            reader = asyncio.create_task(gather(progress))
            await asyncio.sleep(0)
            report([("a.txt", 1)])
            report([("a.txt", 9), ("b.txt", 2)])
        return await reader

    assert asyncio.run(scene()) == [("a.txt", 9), ("b.txt", 2)]


def test_a_reader_who_hears_nothing_is_sent_away():
    assert asyncio.run(gather(UploadProgress(patience_s=0))) == []


def test_a_reader_who_leaves_does_not_end_the_upload():
    async def scene():
        progress = UploadProgress()
        with progress.follow("u") as report:
            leaver = asyncio.create_task(gather(progress))
            await asyncio.sleep(0)
            leaver.cancel()
            await asyncio.sleep(0)
            reader = asyncio.create_task(gather(progress))
            await asyncio.sleep(0)
            report([("a.txt", 1)])
        return await reader

    assert asyncio.run(scene()) == [("a.txt", 1)]


def test_an_id_can_be_used_again():
    async def scene():
        progress = UploadProgress()
        for _ in range(2):
            with progress.follow("u") as report:
                reader = asyncio.create_task(gather(progress))
                await asyncio.sleep(0)
                report([("a.txt", 5)])
            steps = await reader
        return steps

    assert asyncio.run(scene()) == [("a.txt", 5)]


def test_nobody_need_listen():
    with UploadProgress().follow(None) as report:
        report([("a.txt", 1)])
