"""ragw with its other provider: pages by pdfplumber, tables by our own geometry; with their fills."""

from functools import partial

from timed import main
from with_ragw import read

if __name__ == "__main__":
    main(partial(read, provider="plumber"))
