"""ZIP files that depend on what is in them only: equal content gives equal bytes."""

from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# What a reader without a date puts there; ZIP knows no earlier year than 1980.
STEP = 1 << 20


class StillZip(ZipFile):
    """All in it is of one time, `moment` (UTC)."""

    def __init__(self, file, moment):
        super().__init__(file, "w", ZIP_DEFLATED, allowZip64=True)
        self.moment = moment

    def info(self, name):
        found = ZipInfo(name, self.moment.timetuple()[:6])
        found.compress_type = ZIP_DEFLATED
        found.external_attr = 0o644 << 16
        return found

    def writestr(self, name, data, *args, **kwargs):
        super().writestr(self.info(name), data)

    def write(self, path, name=None, *args, **kwargs):
        """Add a file of the disk, a megabyte at a time."""
        with (
            open(path, "rb") as source,
            self.open(self.info(name or path), "w", force_zip64=True) as out,
        ):
            while block := source.read(STEP):
                out.write(block)
