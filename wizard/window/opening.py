"""Opening, creating and copying plans, with a sentence and a way out for everything that can go wrong on the way."""

from __future__ import annotations

import os
from collections.abc import Mapping

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from wizard.plan.file import EXTENSION, PlanFileError, read_plan
from wizard.plan.model import OTHER_PROVINCE, Plan, Value, new_plan
from wizard.plan.names import safe_file_name
from wizard.plan.snapshots import Snapshots, data_home, moment_text
from wizard.plan.store import PlanStore, Recovered
from wizard.plan.trouble import AlreadyThere, LockedBy, StoreError
from wizard.window.notices import Notices
from wizard.window.session import Session

FOLDER = "Quảng bá địa phương"
SAMPLE_NAME = "Hồ sơ mẫu tỉnh Lâm Hải"
_FILES = f"Hồ sơ chương trình (*{EXTENSION})"


def plans_folder() -> str:
    """Where new plans go: a folder of our own among the user's documents; it is not created."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return os.path.join(documents or os.path.expanduser("~"), FOLDER)


class Opening(QObject):
    """Opens plans into a session; tells failures in the bar on top."""

    def __init__(self, session: Session, notices: Notices, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._notices = notices
        self._window = window

    def ask_and_open(self) -> None:
        """Lets the user choose a file and opens it."""
        path, _ = QFileDialog.getOpenFileName(self._window, "Mở hồ sơ", self._last_folder(), _FILES)
        if path:
            self.open(path)

    def open(self, path: str, *, read_only: bool = False, force: bool = False) -> bool:
        """Opens a file; whether it is open now."""
        self._notices.remove("open")
        if self._session.store is not None and os.path.realpath(path) == self._session.store.path:
            return True
        if not self._may_leave():
            return False
        try:
            store = self._session.open_plan(path, read_only=read_only, force=force)
        except LockedBy as error:
            ways = [
                ("Mở chỉ để xem", lambda: self.open(path, read_only=True)),
                ("Vẫn mở để sửa", lambda: self.open(path, force=True)),
            ]
            self._notices.show_notice("open", f"{error.sentence} {error.hint}", ways)
            return False
        except PlanFileError as error:
            self._tell_unreadable(path, error)
            return False
        self._offer_recovered(store)
        self._tell_report(store)
        return True

    def new(self, answers: Mapping[str, Value]) -> bool:
        """Creates a plan with these first answers and opens it; whether that went well."""
        plan = new_plan(self._session.framework)
        plan.answers.update(answers)
        return self._create(plan, self._name_for(answers))

    def sample(self) -> bool:
        """Opens a copy of the sample."""
        from wizard.framework.places import program_root

        source = os.path.join(program_root(), "resources", "samples", "lam-hai" + EXTENSION)
        return self._create(read_plan(source, self._session.framework).plan, SAMPLE_NAME)

    def save_as(self) -> bool:
        """Asks for another file and goes on in it; whether that went well."""
        proposal = os.path.join(self._last_folder(), f"{self._session.name}{EXTENSION}")
        path, _ = QFileDialog.getSaveFileName(self._window, "Lưu thành tệp khác", proposal, _FILES)
        if not path:
            return False
        if not path.endswith(EXTENSION):
            path += EXTENSION
            if os.path.exists(path) and not self._may_replace(path):
                return False
        if self._session.store is not None and os.path.realpath(path) == self._session.store.path:
            return self._session.save_now(overwrite=True)
        try:
            self._session.save_as(path, overwrite=True)
        except StoreError as error:
            self._notices.show_notice("open", f"{error.sentence} {error.hint}", [("Chọn nơi khác…", self.save_as)])
            return False
        self._notices.remove("open")
        return True

    # --- inside ---

    def _create(self, plan: Plan, name: str) -> bool:
        self._notices.remove("open")
        if not self._may_leave():
            return False
        folder = plans_folder()
        number = 1
        while True:
            suffix = "" if number == 1 else f" ({number})"
            try:
                os.makedirs(folder, exist_ok=True)
                self._session.create_plan(os.path.join(folder, f"{name}{suffix}{EXTENSION}"), plan)
            except AlreadyThere:
                number += 1
            except (StoreError, OSError) as error:
                sentence = str(error) if isinstance(error, StoreError) else "Không tạo được thư mục hồ sơ."
                self._notices.show_notice(
                    "open", sentence, [("Chọn nơi lưu khác…", lambda: self._create_elsewhere(plan, name))]
                )
                return False
            else:
                return True

    def _create_elsewhere(self, plan: Plan, name: str) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self._window, "Nơi lưu hồ sơ mới", os.path.join(os.path.expanduser("~"), name + EXTENSION), _FILES
        )
        if path:
            path = path if path.endswith(EXTENSION) else path + EXTENSION
            try:
                self._session.create_plan(path, plan)
            except StoreError as error:
                self._notices.show_notice(
                    "open", str(error), [("Chọn nơi lưu khác…", lambda: self._create_elsewhere(plan, name))]
                )
            else:
                self._notices.remove("open")

    def _name_for(self, answers: Mapping[str, Value]) -> str:
        province = answers.get("province")
        where = "địa phương"
        if province and province != OTHER_PROVINCE:
            where = self._session.framework.province(str(province)).in_text
        period = f"{answers.get('period_start', '')}-{answers.get('period_end', '')}".strip("-")
        kind = "Kế hoạch" if answers.get("form") == "plan" else "Chương trình"
        return safe_file_name(f"{kind} quảng bá {where} {period}")

    def _may_leave(self) -> bool:
        """Whether the plan that is open may be closed: it is on disk."""
        return not self._session.is_open or self._session.save_now() or self.leave_unsaved()

    def leave_unsaved(self) -> bool:
        """Asks what to do with a plan that cannot be saved; whether to leave it."""
        trouble = self._session.trouble
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("Chưa lưu được hồ sơ")
        box.setText(trouble.sentence if trouble else "Chưa lưu được hồ sơ.")
        box.setInformativeText("Nếu vẫn đóng, phần chưa lưu được giữ trong máy này và sẽ được đưa ra khi mở lại hồ sơ.")
        elsewhere = box.addButton("Lưu thành tệp khác…", QMessageBox.ButtonRole.AcceptRole)
        leave = box.addButton("Vẫn đóng", QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton("Ở lại", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(elsewhere)
        box.setEscapeButton(stay)
        box.exec()
        if box.clickedButton() is elsewhere:
            return self.save_as()
        return box.clickedButton() is leave

    def _offer_recovered(self, store: PlanStore) -> None:
        """Before anything is written: what a crash left, and what the file has. What is not taken becomes a version."""
        if not store.recovered or store.read_only:
            return
        newest = store.recovered[0]
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("Khôi phục phần chưa lưu")
        box.setText("Lần trước hồ sơ này chưa kịp lưu hết.")
        box.setInformativeText(
            f"Phần mềm còn giữ bản đang soạn lúc {moment_text(newest.time)}. Bản không chọn vẫn được giữ trong "
            "“Các bản lưu”."
        )
        take = box.addButton("Dùng bản đang soạn", QMessageBox.ButtonRole.AcceptRole)
        box.addButton("Dùng bản trong tệp", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(take)
        box.exec()
        for one in list(store.recovered):
            self._settle(store, one, take=one is newest and box.clickedButton() is take)

    def _settle(self, store: PlanStore, one: Recovered, take: bool) -> None:
        try:
            if take:
                self._session.replace_plan(one.plan)
            else:
                store.keep_version(one.plan, "restore")
        except StoreError as error:
            self._notices.show_notice("open", str(error))
        else:
            if not take or self._session.save_now():
                store.discard(one)

    def _tell_report(self, store: PlanStore) -> None:
        report = store.opened.report
        if not report:
            return
        more = f" Còn {len(report) - 1} điều khác." if len(report) > 1 else ""
        ways = [("Xem chi tiết", lambda: self._show_report(report))] if more else []
        self._notices.show_notice("report", report[0] + more, ways)

    def _show_report(self, report: list[str]) -> None:
        QMessageBox.information(self._window, "Khi đọc hồ sơ", "\n\n".join(report))

    def _tell_unreadable(self, path: str, error: PlanFileError) -> None:
        self._session.settings.forget_plan(path)
        versions = Snapshots(os.path.realpath(path), data_home()).all()
        ways = []
        if versions:
            name = f"{os.path.splitext(os.path.basename(path))[0]} (khôi phục)"
            ways.append(("Mở bản lưu gần nhất", lambda: self._open_version(versions[0].path, name)))
        ways.append(("Mở tệp khác…", self.ask_and_open))
        self._notices.show_notice("open", f"{error.sentence} {error.hint}", ways)

    def _open_version(self, path: str, name: str) -> None:
        try:
            plan = read_plan(path, self._session.framework).plan
        except PlanFileError as error:
            self._notices.show_notice("open", str(error))
        else:
            self._create(plan, name)

    def _may_replace(self, path: str) -> bool:
        question = f"Đã có tệp “{os.path.basename(path)}”. Thay tệp đó?"
        answer = QMessageBox.question(self._window, "Lưu thành tệp khác", question)
        return answer == QMessageBox.StandardButton.Yes

    def _last_folder(self) -> str:
        if self._session.store is not None:
            return os.path.dirname(self._session.store.path)
        recent = self._session.settings.recent_plans()
        folder = os.path.dirname(recent[0].path) if recent else plans_folder()
        return folder if os.path.isdir(folder) else os.path.expanduser("~")
