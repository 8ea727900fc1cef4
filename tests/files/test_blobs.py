import pytest

from hiroba.files.blobs import BlobStore, storage_errors


def test_a_finished_writer_takes_no_more(tmp_path):
    blobs = BlobStore(tmp_path)
    writer = blobs.open_writer()
    blobs.keep(writer)
    with pytest.raises(ValueError, match="open another one"):
        writer.write(b"x")


def test_a_writer_may_be_discarded_twice(tmp_path):
    blobs = BlobStore(tmp_path)
    writer = blobs.open_writer()
    writer.write(b"x")
    writer.discard()
    writer.discard()
    assert blobs.total_bytes == 0


def test_a_blob_lives_until_its_last_holder_leaves(tmp_path):
    blobs = BlobStore(tmp_path)
    blob = blobs.keep(blobs.open_writer())
    blobs.hold(blob)
    blobs.drop(blob)
    assert blob.path.exists()
    blobs.drop(blob)
    assert not blob.path.exists()


def test_other_errors_of_the_system_stay_what_they_are():
    with pytest.raises(PermissionError), storage_errors():
        raise PermissionError(13, "Permission denied")
