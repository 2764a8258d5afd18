"""A centre and laptops that anything may happen to, and what must hold whatever does.

The rules know nothing of how a merge is made: they compare what was there before and after.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import date
from typing import TYPE_CHECKING

from kkdesk.db.laptop.folder import CopyFolder
from kkdesk.db.reading import open_file
from kkdesk.db.sql import text
from kkdesk.domain.exchange import ConflictChoice
from kkdesk.errors import KkdeskError, OldCopy
from kkdesk.services import exchange
from kkdesk.services.undo import undo
from kkdesk.services.workspace import Workspace, operation

from .centre import Rows, file_is_sound, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kkdesk.db.unit_of_work import UnitOfWork

    from .centre import Centre

LAPTOPS = 3
STEPS = ("frozen", "compared", "written", "committed", "numbered")


class Crash(BaseException):
    """The power is cut."""


class World:
    """One centre, up to three laptops, and every value that anyone wrote.

    Two copies are out already, and lie in the folder.
    """

    def __init__(self, shared: Centre, folder: Path) -> None:
        self.shared, self.folder = shared, folder
        self.centre = Workspace(shared.opened, "Centrum")
        self.written: set[str] = set()
        self.out = {who: laptop(folder, who) for who in (1, 2)}
        self._count = 0

    def close(self) -> None:
        self.centre.opened.dispose()

    def act(self, who: int, action: int, a: int, b: int) -> None:
        """Do one thing on one side; who 0 is the centre."""
        if who == 0:
            self._act_at_centre(action, a, b)
        elif who not in self.out:
            self.take(who)
        elif action % 8 == 0:
            self.bring(who, crash=STEPS[b % len(STEPS)] if a % 3 == 0 else "")
        elif action % 29 == 1:
            self.renew(who)
        elif action % 31 == 2:
            self.put_back(who)
        else:
            self.edit_laptop(who, action, a, b)

    def take(self, who: int) -> None:
        target = self.out[who] = laptop(self.folder, who)
        exchange.check_out(self.centre, target, holder=f"Bærbar {who}")

    def edit_laptop(self, who: int, action: int, a: int, b: int) -> None:
        opened = open_file(self.out[who] / "kkdesk.sqlite")
        try:
            self.edit(Workspace(opened, f"Bærbar {who}"), action, a, b)
        finally:
            opened.dispose()

    def edit(self, workspace: Workspace, action: int, a: int, b: int) -> None:
        """Write something; what is refused in words has written nothing."""
        self._count += 1
        value = f"v{self._count}v"
        with suppress(KkdeskError):
            with operation(workspace, "set initiative.title") as work:
                EDITS[action % len(EDITS)](work, value, a, b)
                wrote = said_in_log(work, value)
            if wrote:
                self.written.add(value)

    def bring(self, who: int, crash: str = "") -> None:
        """Check a copy in, with the power cut at a step and the work finished after."""
        copy = CopyFolder(self.out[who])
        committed = False
        before = self.shared.rows()
        base, mine = rows_of(copy.base), rows_of(copy.work)

        def step(name: str) -> None:
            nonlocal committed
            committed = committed or name == "committed"
            if name == crash:
                raise Crash

        try:
            exchange.check_in(self.centre, self.out[who], step=step, backup=False)
        except Crash:
            self.sound()
            if not committed:
                assert self.shared.rows() == before
            else:
                self.obeyed(base, mine, before)
            held = len(self.shared.conflicts())
            again = exchange.check_in(self.centre, self.out[who], backup=False)
            if committed:
                assert again.already
                assert len(self.shared.conflicts()) == held
        if not committed or not crash:
            self.obeyed(base, mine, before)

    def renew(self, who: int) -> None:
        self.bring(who)
        before, held = self.shared.rows(), len(self.shared.conflicts())
        exchange.renew(self.centre, self.out[who])  # checks in once more, which does nothing
        assert (self.shared.rows(), len(self.shared.conflicts())) == (before, held)
        assert rows_of(self.out[who] / "kkdesk.sqlite") == self.shared.rows()

    def put_back(self, who: int) -> None:
        """Keep the whole folder, check in, put the old one back, write in it, and try again."""
        kept = self.folder / "kept"
        shutil.rmtree(kept, ignore_errors=True)
        self._count += 1
        with closing(sqlite3.connect(self.out[who] / "kkdesk.sqlite")) as connection:
            connection.execute("UPDATE organisation SET name = ?", (f"o{self._count}o",))
            connection.commit()
        shutil.copytree(self.out[who], kept)
        self.bring(who)
        current = self.folder / "current"
        shutil.rmtree(current, ignore_errors=True)
        self.out[who].rename(current)
        kept.rename(self.out[who])
        with closing(sqlite3.connect(self.out[who] / "kkdesk.sqlite")) as connection:
            connection.execute("UPDATE organisation SET name = name || 'x'")
            connection.commit()
        before = self.shared.rows()
        try:
            exchange.check_in(self.centre, self.out[who], backup=False)
        except OldCopy:
            pass
        else:
            raise AssertionError("an old copy was let in")
        assert self.shared.rows() == before
        shutil.rmtree(self.out[who])
        current.rename(self.out[who])

    def finish(self) -> None:
        """Bring everybody home and level a side; nothing may be missing then."""
        for who in self.out:
            self.bring(who)
        levelled = self.out[1 + self._count % 2]  # each renewal takes as long as ten edits
        exchange.renew(self.centre, levelled)
        assert rows_of(levelled / "kkdesk.sqlite") == self.shared.rows()
        said = self.shared.everything()
        assert not [value for value in self.written if value not in said]
        self.sound()

    def obeyed(self, base: Rows, mine: Rows, theirs: Rows) -> None:
        """Nobody's value was overwritten unseen, and what the laptop wrote is in or waits."""
        after = self.shared.rows()
        waiting = self.shared.conflicts()
        untouched = {key: row for key, row in base.items() if row == mine.get(key)}
        self._closed_stand(untouched, theirs, after)
        for key in {*base, *mine, *theirs}:
            sides = [side.get(key) for side in (base, mine, theirs, after)]
            held = [row for row in waiting if (row["record_kind"], row["record_id"]) == key]
            if sides[1] is None or sides[3] is None or None in sides[:1] or sides[2] is None:
                self._record_obeyed(key, sides, held, after)
            else:
                self._fields_obeyed(key, sides, held)

    def _closed_stand(self, opened: Rows, theirs: Rows, after: Rows) -> None:
        """No text changed in a round that is closed, unless it was closed there already."""
        for key, row in theirs.items():
            round_ = ("status_round", str(row.get("round_id")))
            if key[0] != "status_entry" or key not in after or round_ not in opened:
                continue
            states = [one.get(round_, {}).get("state") for one in (opened, theirs, after)]
            if states == ["open", "closed", "closed"]:
                assert after[key]["text"] == row["text"], f"{key} changed in a closed round"

    def _record_obeyed(
        self,
        key: tuple[str, str],
        sides: list[dict[str, object] | None],
        held: list[dict[str, object]],
        after: Rows,
    ) -> None:
        base, mine, theirs, now = sides
        if now is None and theirs is not None:
            assert (mine, base) == (None, theirs), f"{key} was deleted though it had changed here"
        if now is not None and theirs is None:
            assert (base, now) == (None, mine), f"{key} came back"
        if base is None and mine is not None and now is None:
            alike = [row for other, row in after.items() if other[0] == key[0]]
            same = any({**row, "id": ""} == {**mine, "id": ""} for row in alike)
            assert held or same, f"{key} of the laptop is nowhere"
        if mine is None and base is not None and now is not None:
            assert held, f"{key} was deleted on the laptop and nobody is asked"
        if base is not None and mine not in (None, base) and now is None:
            assert held, f"{key} was edited on the laptop and nobody is asked"

    def _fields_obeyed(
        self,
        key: tuple[str, str],
        sides: list[dict[str, object] | None],
        held: list[dict[str, object]],
    ) -> None:
        base, mine, theirs, now = (side or {} for side in sides)
        for name, value in now.items():
            if value != theirs[name]:
                assert value == mine[name], f"{key} {name} is nobody's"
                assert theirs[name] == base[name], f"{key} {name} of the centre was overwritten"
            if mine[name] != base[name] and value != mine[name]:
                kept = [json.loads(str(row["mine"] or "{}")) for row in held]
                assert any(one.get(name) == mine[name] for one in kept), f"{key} {name} is lost"

    def sound(self) -> None:
        """Both sides are whole: structure and references."""
        self.shared.sound()
        for folder in self.out.values():
            file_is_sound(folder / "kkdesk.sqlite")

    def _act_at_centre(self, action: int, a: int, b: int) -> None:
        if action % 4 == 0:
            self._decide(a, b)
        elif action % 23 == 1:
            with suppress(KkdeskError):
                undo(self.centre)
        else:
            self.edit(self.centre, action, a, b)

    def _decide(self, a: int, b: int) -> None:
        waiting = exchange.list_conflicts(self.centre)
        if not waiting:
            return
        chosen = waiting[a % len(waiting)]
        before = self.shared.rows()
        try:
            exchange.decide_conflict(self.centre, chosen.id, list(ConflictChoice)[b % 3])
        except KkdeskError:
            assert self.shared.rows() == before
            return
        opened = {key: {**row, "state": "open"} for key, row in before.items()}
        self._closed_stand(opened, before, self.shared.rows())
        if b % 2:
            undo(self.centre)
            assert self.shared.rows() == before
            assert chosen in exchange.list_conflicts(self.centre)


def laptop(folder: Path, who: int) -> Path:
    """Return where a laptop's copy lies in a world's folder."""
    return folder / f"laptop{who}"


def said_in_log(work: UnitOfWork, value: str) -> bool:
    """Tell whether an operation wrote the value; some only delete or link."""
    found = work.connection.execute(
        text("SELECT count(*) FROM change WHERE operation_id = :id AND instr(after, :value) > 0"),
        {"id": work.changes.operation_id, "value": value},
    )
    return bool(found.scalar_one())


def seed(workspace: Workspace) -> None:
    """Write a small portfolio: two departments, a policy, three initiatives, a round."""
    with operation(workspace, "add sample", kind="load") as work:
        organisation = work.insert("organisation", name="Kommune")
        owners = [
            work.insert("department", organisation_id=organisation, code=code, name=code)
            for code in ("SOF", "BIF")
        ]
        policy = work.insert("policy", organisation_id=organisation, code="p", title="Politik")
        objective = work.insert(
            "objective", policy_id=policy, number=1, title_long="Mål", title_short="Mål"
        )
        work.insert(
            "objective", policy_id=policy, number=2, title_long="Andet mål", title_short="Andet"
        )
        round_ = work.insert("status_round", policy_id=policy, code="1", title="Status")
        for number in range(3):
            one = work.insert(
                "initiative", policy_id=policy, code=f"S{number}", title=f"Indsats {number}",
                owner_department_id=owners[0],
            )  # fmt: skip
            work.insert("initiative_objective", initiative_id=one, objective_id=objective)
            work.insert("date_entry", initiative_id=one, as_written="2026", role="mentioned")
            work.insert("appropriation", initiative_id=one, as_written="1 mio. kr.")
            work.insert("status_entry", round_id=round_, initiative_id=one, text="Tekst")


def _one(work: UnitOfWork, kind: str, number: int) -> str | None:
    rows = work.find(kind)
    return str(rows[number % len(rows)]["id"]) if rows else None


def _set(kind: str, field: str) -> Callable[[UnitOfWork, str, int, int], None]:
    def edit(work: UnitOfWork, value: str, a: int, _: int) -> None:
        key = _one(work, kind, a)
        if key is not None:
            work.update(kind, key, **{field: value})

    return edit


def _drop(kind: str) -> Callable[[UnitOfWork, str, int, int], None]:
    def edit(work: UnitOfWork, _: str, a: int, __: int) -> None:
        key = _one(work, kind, a)
        if key is not None:
            work.delete(kind, key)

    return edit


def _move_date(work: UnitOfWork, value: str, a: int, b: int) -> None:
    key = _one(work, "date_entry", a)
    if key is None:
        return
    ends = (
        {"start_earliest": date(2026, 1, 1 + b % 9)}
        if b % 2
        else {"end_latest": date(2027, 1, 1 + b % 9)}
    )
    work.update("date_entry", key, source=value, **ends)


def _new_initiative(work: UnitOfWork, value: str, a: int, b: int) -> None:
    policy, owner = _one(work, "policy", 0), _one(work, "department", a)
    one = work.insert(
        "initiative", policy_id=policy, code=f"N{b % 3}", title=value,
        owner_department_id=owner,
    )  # fmt: skip
    work.insert("date_entry", initiative_id=one, as_written=value, role="mentioned")


def _new_date(work: UnitOfWork, value: str, a: int, _: int) -> None:
    key = _one(work, "initiative", a)
    if key is not None:
        work.insert("date_entry", initiative_id=key, as_written=value, role="mentioned")


def _link(work: UnitOfWork, _: str, a: int, b: int) -> None:
    one, objective = _one(work, "initiative", a), _one(work, "objective", b)
    if one and objective:
        there = work.find("initiative_objective", initiative_id=one, objective_id=objective)
        for row in there:
            work.delete("initiative_objective", str(row["id"]))
        if not there or b % 2:
            work.insert("initiative_objective", initiative_id=one, objective_id=objective)


def _new_department(work: UnitOfWork, value: str, a: int, _: int) -> None:
    organisation = _one(work, "organisation", 0)
    key = work.insert("department", organisation_id=organisation, code=value, name=value)
    one = _one(work, "initiative", a)
    if one is not None:
        work.update("initiative", one, owner_department_id=key)


def _give(work: UnitOfWork, _: str, a: int, b: int) -> None:
    one, owner = _one(work, "initiative", a), _one(work, "department", b)
    if one and owner:
        work.update("initiative", one, owner_department_id=owner)


def _new_text(work: UnitOfWork, value: str, a: int, _: int) -> None:
    one, round_ = _one(work, "initiative", a), _one(work, "status_round", 0)
    if one and round_ and not work.find("status_entry", round_id=round_, initiative_id=one):
        work.insert("status_entry", round_id=round_, initiative_id=one, text=value)


def _close_or_reopen(work: UnitOfWork, value: str, _: int, __: int) -> None:
    for row in work.find("status_round"):
        state = "open" if row["state"] == "closed" else "closed"
        work.update("status_round", str(row["id"]), state=state, close_reason=value)


EDITS: tuple[Callable[[UnitOfWork, str, int, int], None], ...] = (
    _set("initiative", "title"),
    _set("initiative", "description"),
    _move_date,
    _new_initiative,
    _drop("initiative"),
    _set("status_entry", "text"),
    _new_date,
    _drop("date_entry"),
    _link,
    _new_department,
    _give,
    _drop("department"),
    _set("appropriation", "as_written"),
    _drop("status_entry"),
    _new_text,
    _close_or_reopen,
    _set("date_entry", "as_written"),
)
