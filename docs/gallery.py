"""Take the pictures of docs/gallery.md and the README from a finished edition.

Run by ``make gallery``. Pages are drawn by the machine's own Chromium, prints by PDFium; nothing is fetched.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

PICTURES = Path(__file__).parent / "pictures"
LARGEST = 300_000
"""Bytes of a picture."""
COLOURS = (256, 128, 64, 32)
DESKTOP, PHONE = (1280, 1360), (390, 844)
KUNSHAN = "{language}/locality/320583-kunshan"

THIRD_FINDING = ".finding >> nth=2 >>"


@dataclass(frozen=True)
class Shot:
    """A picture of a page.

    Attributes
    ----------
    page
        In the edition, without suffix.
    size
        Width and height of the window.
    scheme
        ``"light"`` or ``"dark"``.
    press
        What is pressed before the picture is taken.
    part
        What alone is taken of the page; the window if empty.
    """

    page: str
    size: tuple[int, int] = DESKTOP
    scheme: str = "light"
    press: str = ""
    part: str = ""


SHOTS = {
    "index-zh": Shot("index"),
    "index-en-phone": Shot("en/index", PHONE),
    "locality-zh": Shot(KUNSHAN.format(language="zh")),
    "locality-en-phone": Shot(KUNSHAN.format(language="en"), PHONE),
    "evidence-en": Shot(KUNSHAN.format(language="en"), (1280, 900), press=f"{THIRD_FINDING} .marks button >> nth=1"),
    "bulletin-zh": Shot("zh/bulletin"),
    "comparison-en-dark": Shot("en/comparison", scheme="dark"),
    "chart-zh": Shot("zh/comparison", part="#chart-matrix"),
    "chart-en": Shot("en/comparison", part="#chart-matrix"),
}
PRINTS = {"print-zh": (KUNSHAN.format(language="zh"), 0), "print-en": ("en/comparison", 1)}
"""Print of the edition, without suffix, and which of its pages."""


def main(edition: Path) -> None:
    """Write every picture anew.

    Raises
    ------
    SystemExit
        There is no edition in this folder, no Chromium on this machine, or a picture is too large.
    """
    if not (edition / "manifest.json").is_file():
        raise SystemExit(f"no edition in {edition}: run `make briefings` first")
    PICTURES.mkdir(exist_ok=True)
    for name, picture in [*_of_pages(edition), *_of_prints(edition)]:
        (PICTURES / f"{name}.png").write_bytes(_small(picture, name))


def _of_pages(edition: Path) -> Iterator[tuple[str, Image.Image]]:
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        raise SystemExit("no Chromium on this machine: pages cannot be drawn")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for name, shot in SHOTS.items():
            yield name, _taken(browser, edition, shot)
        browser.close()


def _taken(browser: Browser, edition: Path, shot: Shot) -> Image.Image:
    width, height = shot.size
    is_small = shot.size == PHONE or bool(shot.part)
    context = browser.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=1.5 if is_small else 1, offline=True,
        color_scheme="dark" if shot.scheme == "dark" else "light",
    )  # fmt: skip
    page = context.new_page()
    page.goto((edition / f"{shot.page}.html").resolve().as_uri())
    if shot.press:
        page.locator(shot.press).click()
    taken = page.locator(shot.part).screenshot() if shot.part else page.screenshot()
    context.close()
    return Image.open(BytesIO(taken)).convert("RGB")


def _of_prints(edition: Path) -> Iterator[tuple[str, Image.Image]]:
    for name, (path, index) in PRINTS.items():
        with pypdfium2.PdfDocument(edition / f"{path}.pdf") as opened:
            page = opened[index].render(scale=1.35).to_pil().convert("RGB")
        framed = Image.new("RGB", (page.width + 2, page.height + 2), "#d5d0c5")  # else white paper has no edge
        framed.paste(page, (1, 1))
        yield name, framed


def _small(picture: Image.Image, name: str) -> bytes:
    """Return a picture as PNG, with as many colours as its size allows."""
    for count in COLOURS:
        file = BytesIO()
        picture.quantize(count, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
        if file.tell() <= LARGEST:
            return file.getvalue()
    raise SystemExit(f"{name}: {file.tell()} bytes in {COLOURS[-1]} colours, more than {LARGEST}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
