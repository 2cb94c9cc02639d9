"""What can go wrong with a file, one class each: a Vietnamese sentence and a way out."""

from __future__ import annotations

import errno


class StoreError(Exception):
    """A file could not be kept or opened safely. `sentence` says what happened, `hint` what the user can do."""

    hint = "Hãy dùng “Lưu thành tệp khác” để lưu hồ sơ vào nơi khác."

    def __init__(self, sentence: str, hint: str = "") -> None:
        self.sentence = sentence
        self.hint = hint or self.hint
        super().__init__(f"{self.sentence} {self.hint}")


class DiskFull(StoreError):
    """No room on the disk, or the user's share of it is used up."""

    hint = "Hãy xóa bớt tệp không cần, hoặc dùng “Lưu thành tệp khác” để lưu vào ổ đĩa khác."


class NotWritable(StoreError):
    """The folder, the file or the disk may not be written to."""


class FolderVanished(StoreError):
    """The folder is gone: a USB stick was pulled, a network drive was lost."""

    hint = "Hãy cắm lại ổ đĩa (hoặc nối lại mạng), hoặc dùng “Lưu thành tệp khác” để lưu vào nơi khác."


class FileHeld(StoreError):
    """Another program (virus scanner, synchroniser) holds the file; a Windows matter."""

    hint = "Hãy đóng phần mềm khác đang mở tệp; hồ sơ sẽ được lưu lại ngay sau đó."


class SaveFailed(StoreError):
    """Any other failure of the disk."""


class ChangedOutside(StoreError):
    """The file is no longer the one that was read or saved last: somebody else has changed or removed it."""

    hint = "Hãy mở lại tệp để xem bản mới, hoặc dùng “Lưu thành tệp khác” để giữ cả hai bản."


class AlreadyThere(StoreError):
    """A new plan would take the place of an existing file."""

    hint = "Hãy chọn tên khác."


class BadFileName(StoreError):
    """A name that Windows does not allow."""

    hint = "Hãy chọn tên khác."


class TooLarge(StoreError):
    """The plan is larger than a plan file may be."""

    hint = "Hãy rút bớt nội dung dán vào từ nơi khác, hoặc hoàn tác lần dán gần nhất."


class ReadOnlyPlan(StoreError):
    """The plan was opened to look at only."""


class LockedBy(StoreError):
    """Somebody else has the plan open: `user` on `computer` since `since` (seconds since 1970), process `pid`."""

    hint = "Hãy đóng hồ sơ ở nơi đó, hoặc mở chỉ để xem."

    def __init__(self, user: str, computer: str, pid: int, since: float) -> None:
        from datetime import datetime

        moment = f"{datetime.fromtimestamp(since):%H:%M ngày %d/%m/%Y}"
        super().__init__(f"Hồ sơ đang được “{user}” mở trên máy “{computer}” từ {moment}.")
        self.user, self.computer, self.pid, self.since = user, computer, pid, since


_WINDOWS_HELD = (32, 33)  # ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
_CLASSES: dict[int, tuple[type[StoreError], str]] = {
    errno.ENOSPC: (DiskFull, "Ổ đĩa đã đầy, chưa lưu được “{name}”."),
    errno.EDQUOT: (DiskFull, "Đã hết dung lượng được cấp, chưa lưu được “{name}”."),
    errno.EFBIG: (DiskFull, "Ổ đĩa không chứa được tệp lớn như vậy, chưa lưu được “{name}”."),
    errno.EACCES: (NotWritable, "Không được phép ghi vào thư mục, chưa lưu được “{name}”."),
    errno.EPERM: (NotWritable, "Không được phép ghi vào thư mục, chưa lưu được “{name}”."),
    errno.EROFS: (NotWritable, "Ổ đĩa chỉ cho đọc, chưa lưu được “{name}”."),
    errno.ENOENT: (FolderVanished, "Không còn tìm thấy thư mục hoặc ổ đĩa, chưa lưu được “{name}”."),
    errno.ENOTDIR: (FolderVanished, "Không còn tìm thấy thư mục hoặc ổ đĩa, chưa lưu được “{name}”."),
    errno.ENODEV: (FolderVanished, "Không còn tìm thấy ổ đĩa, chưa lưu được “{name}”."),
    errno.ENXIO: (FolderVanished, "Không còn tìm thấy ổ đĩa, chưa lưu được “{name}”."),
}


def trouble_from(error: OSError, name: str) -> StoreError:
    """The named error for what the system said about saving the file `name`."""
    if getattr(error, "winerror", None) in _WINDOWS_HELD:
        return FileHeld(f"Phần mềm khác đang giữ tệp “{name}”, chưa lưu được.")
    kind, sentence = _CLASSES.get(error.errno or 0, (SaveFailed, "Ổ đĩa báo lỗi, chưa lưu được “{name}”."))
    return kind(sentence.format(name=name))
