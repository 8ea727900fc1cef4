"""What is loaded before it is needed."""

import subprocess
import sys


def test_an_image_loads_what_reads_pictures_when_it_is_told_to() -> None:
    program = (
        "import sys; from hiroba.components.image import Image; before = 'PIL.Image' in sys.modules; "
        "Image().warm_up(); print(before, 'PIL.Image' in sys.modules, 'numpy' in sys.modules)"
    )

    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout

    assert told.strip() == "False True True"
