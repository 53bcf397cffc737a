"""``ragw nightly``: an archive night after night, papers coming, changing, failing, moving and going."""

import json
import os
import re
import shutil
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import commands.archive.look as looking
import commands.archive.lots as lots
import commands.imports as imports
import commands.nightly.command as nightly
from commands.archive import roots
from commands.archive.lots import Lot, Settings
from commands.archive.plan import failed
from commands.archive.scan import scan
from commands.reading.limits import Limits
from load import open_database, readings
from normalise.manifest import Manifest
from pipeline import main
from tests.damage import papers
from tests.damage.every_step import Prepared

NIGHT = datetime(2026, 3, 29, 2, 0, tzinfo=UTC)


class Archive:
    """A folder of papers, its history, and the program run on both, in this process."""

    def __init__(self, folder, capfdbinary):
        self.folder = folder / "archive"
        self.db = folder / "ragw.db"
        self._captured = capfdbinary
        papers.write(self.folder, ("2020-02/report.txt", "2020-02/Appendix A.txt"))
        self.manifest = papers.write_manifest(self.folder)

    def add(self, *names):
        papers.write(self.folder, names)

    def ragw(self, *command):
        """Status, stdout, stderr."""
        self._captured.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([*map(str, command), "--db", str(self.db)])
        out, err = self._captured.readouterr()
        return int(ended.value.code or 0), out.decode(), err.decode()

    def ingest(self, *options):
        return self.ragw("ingest", self.folder, "--manifest", self.manifest, *options)

    def night(self, *options):
        """Status and the report."""
        status, out, err = self.ragw("nightly", "--format", "json", *options)
        assert out, err
        return status, json.loads(out)

    def files(self):
        """The papers in force, and when they are from."""
        return {each.paper.paper: each.paper.date for each in readings(self.db)}


@pytest.fixture
def archive(tmp_path, capfdbinary, monkeypatch):
    monkeypatch.setattr(imports, "Workers", Prepared)
    # files that were written a moment ago are taken at their word, else each test would have to wait two seconds
    monkeypatch.setattr(looking, "_TICK", -(10**12))
    return Archive(tmp_path, capfdbinary)


def counted(report):
    return {end: count for end, count in report["papers"].items() if count}


def test_a_night_without_changes_opens_no_paper(archive, monkeypatch):
    """Their directory entries are enough; the run is logged all the same."""
    archive.add("later/minutes.txt")
    assert archive.ingest()[0] == 4

    def forbidden(path, _limits):
        raise AssertionError(f"{path} was opened")

    monkeypatch.setattr(looking, "content_of", forbidden)
    monkeypatch.setattr(imports, "content_of", forbidden)
    status, report = archive.night()
    assert (status, counted(report)) == (0, {"unchanged": 2, "aside": 1})
    assert (report["run"], report["news"], report["failed"]) == (2, [], [])


def test_what_was_changed_a_moment_ago_is_opened_again(archive, monkeypatch):
    """A second change in the same tick of the clock would not show in the directory entry."""
    monkeypatch.setattr(looking, "_TICK", 2 * 10**9)
    opened = []
    content_of = looking.content_of
    monkeypatch.setattr(
        looking, "content_of", lambda path, limits: opened.append(path) or content_of(path, limits)
    )
    archive.ingest()
    path = archive.folder / "2020-02" / "Appendix A.txt"
    status = path.stat()
    path.write_text(papers.EARLY.replace("Not yet", "Got on"), "utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    _, report = archive.night()
    assert report["papers"]["new"] == 1
    assert len(opened) >= 3


def test_a_change_that_keeps_size_and_time_is_seen(archive):
    """A copy with its times kept (``cp -p``) has a time of its own at which its entry changed."""
    archive.ingest()
    path = archive.folder / "2020-02" / "Appendix A.txt"
    status = path.stat()
    path.write_text(papers.EARLY.replace("Not yet", "Got on"), "utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert archive.night()[1]["papers"]["new"] == 1


def test_a_new_paper_is_read_and_its_news_are_told(archive):
    """Newly green, newly red, slipped: against the paper before, in words and for programs."""
    archive.ingest()
    archive.add("later/appendix-2020-11.txt")
    status, out, err = archive.ragw("nightly", "--metrics", archive.folder.with_name("m.prom"))
    assert (status, err) == (0, "")
    assert out.startswith("ragw nightly: 1 new paper, 1 newly red, 1 slipped, 1 newly green\n")
    assert "2: amber → red (since 2020-02-25)" in out
    assert "2: 2020-01 → 2021-03 (since 2020-02-25)" in out
    assert "1: amber → green (since 2020-02-25)" in out
    told = archive.folder.with_name("m.prom").read_text("utf-8")
    assert 'ragw_nightly_news{what="reddened"} 1\n' in told
    assert 'ragw_nightly_papers{end="new"} 1\n' in told
    assert "ragw_nightly_exit_status 0\n" in told
    assert archive.folder.with_name("m.prom").stat().st_mode & 0o777 == 0o644
    assert [each.name for each in archive.folder.parent.glob(".m.prom*")] == []


def test_news_of_a_night_that_was_broken_off_are_told_the_next(archive):
    """And those of papers that came by hand in between; those of the night before are not told again."""
    archive.ingest()
    archive.night()
    archive.add("later/appendix-2020-11.txt")
    archive.ingest()
    _, report = archive.night()
    assert [each["what"] for each in report["news"]] == ["reddened", "slipped", "greened"]
    assert [each["paper"] for each in report["arrived"]] == ["appendix-2020-11.txt"]
    _, again = archive.night()
    assert (again["arrived"], again["news"]) == ([], [])


def test_news_that_nobody_was_told_are_told_the_next_night(archive, monkeypatch):
    """The mail's disk was full, say: a night is over when its report is out."""
    archive.ingest()
    archive.night()
    archive.add("later/appendix-2020-11.txt")

    def full(_chunks):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as tonight:
        tonight.setattr(nightly, "write", full)
        assert archive.ragw("nightly")[0] == 1
    _, report = archive.night()
    assert [each["what"] for each in report["news"]] == ["reddened", "slipped", "greened"]
    assert archive.night()[1]["news"] == []


def test_what_another_reading_says_is_no_news_of_the_world(archive, monkeypatch):
    """New code reads everything anew; no paper has come."""
    archive.add("later/appendix-2020-11.txt")
    archive.ingest()
    monkeypatch.setattr(lots, "code_version", lambda: "2.0")
    monkeypatch.setattr(imports, "code_version", lambda: "2.0")
    _, report = archive.night()
    assert (counted(report), report["news"], report["arrived"]) == ({"superseded": 3}, [], [])
    assert counted(archive.night()[1]) == {"unchanged": 3}


def test_what_vanishes_without_being_done_is_told(archive):
    """Green ones drop out, as they should; an amber one does not."""
    archive.ingest()
    archive.add("later/appendix-2020-11.txt")
    path = archive.folder / "later" / "appendix-2020-11.txt"
    path.write_text(
        papers.LATE.replace(papers.SECOND, "3\tForces should keep a list of handlers.\t"), "utf-8"
    )
    _, report = archive.night()
    assert ("vanished", "2", "amber") in {
        (each["what"], each["number"], each["before"]) for each in report["news"]
    }


def test_an_older_paper_that_comes_late_brings_no_news(archive):
    """Also of what had dropped out since: it is new to us, and old to the world."""
    archive.add("later/appendix-2021-06.txt")
    last = archive.folder / "later" / "appendix-2021-06.txt"
    third = "3\tForces should keep a list of handlers.\t"
    last.write_text(papers.LATER.replace(papers.SECOND, third), "utf-8")
    archive.ingest()
    archive.add("later/appendix-2020-11.txt")
    _, report = archive.night()
    assert [each["paper"] for each in report["arrived"]] == ["appendix-2020-11.txt"]
    assert report["news"] == []


def test_each_folder_is_read_with_the_manifest_that_it_came_with(archive):
    """A line changed in it moves the papers that it is about, and no other."""
    archive.add("later/appendix-2021-06.txt", "later/corrected-2021-06.txt")
    archive.ingest()
    before = archive.files()
    assert counted(archive.night()[1]) == {"unchanged": 4}
    assert archive.files() == before
    archive.manifest.write_text(papers.MANIFEST + "Appendix A.txt,Ravensmoor,2020-03-01,\n", "utf-8")
    _, report = archive.night()
    assert counted(report) == {"superseded": 1, "unchanged": 3}
    assert archive.files()["Appendix A.txt"] == "2020-03-01"


def test_a_file_replaced_under_its_own_name_is_another_paper_until_the_manifest_says_that_it_holds(
    archive, monkeypatch
):
    """Its line names itself. The order in which the two came decides nothing; newer code keeps what was said."""
    archive.add("later/appendix-2020-11.txt")
    archive.ingest()
    path = archive.folder / "later" / "appendix-2020-11.txt"
    path.write_text(papers.LATE.replace("RED\tTraining", "AMBER\tTraining"), "utf-8")
    assert archive.night()[1]["papers"]["new"] == 1

    def standing():
        return [each.paper.paper for each in readings(archive.db)].count(path.name)

    assert standing() == 2
    archive.manifest.write_text(f"file,authority,supersedes\n{path.name},Ravensmoor,{path.name}\n", "utf-8")
    archive.night()
    assert standing() == 1
    monkeypatch.setattr(lots, "code_version", lambda: "2.0")
    monkeypatch.setattr(imports, "code_version", lambda: "2.0")
    archive.night()
    assert standing() == 1


def test_a_manifest_that_is_gone_is_said_and_used_as_it_was(archive):
    """Without it dates would change over night."""
    archive.manifest.write_text(papers.MANIFEST + "Appendix A.txt,Ravensmoor,2020-03-01,\n", "utf-8")
    archive.ingest()
    before = archive.files()
    archive.manifest.unlink()
    archive.add("later/appendix-2020-11.txt")
    status, report = archive.night()
    assert status == 4
    assert [each["path"] for each in report["unreachable"]] == [str(archive.folder)]
    assert "it is used as it was" in report["unreachable"][0]["reason"]
    assert archive.files() == {**before, "appendix-2020-11.txt": "2020-11"}


def test_a_folder_that_is_not_there_is_said_and_nothing_is_taken_for_gone(archive):
    """A share that is not mounted; and a mount point that is empty."""
    archive.ingest()
    away = archive.folder.rename(archive.folder.with_name("away"))
    for bare in (False, True):
        if bare:
            archive.folder.mkdir()
        status, report = archive.night()
        assert status == 5
        assert [each["path"] for each in report["unreachable"]] == [str(archive.folder)]
        assert "mounted" in report["unreachable"][0]["reason"]
        assert report["gone"] == []
    archive.folder.rmdir()
    away.rename(archive.folder)
    assert counted(archive.night()[1]) == {"unchanged": 2}


def test_a_folder_that_is_gone_for_good_can_be_forgotten(archive):
    """It is said every night until then; its papers stay, and a copy that lies elsewhere speaks for them."""
    archive.ingest()
    copy = archive.folder.with_name("zcopy")
    shutil.copytree(archive.folder, copy)
    (copy / "2020-02" / "Appendix A.txt").rename(copy / "2020-02" / "Annex A.txt")
    archive.ragw("ingest", copy)
    assert "Appendix A.txt" in archive.files()
    status, _, err = archive.ragw("nightly", "--forget", copy / "2020-02")
    assert (status, "what was:" in err) == (2, True)
    status, out, err = archive.ragw("nightly", "--forget", archive.folder)
    assert (status, out) == (0, "")
    assert set(archive.files()) == {"report.txt", "Appendix A.txt"}
    status, report = archive.night()
    assert (status, report["unreachable"], report["gone"]) == (0, [], [])
    assert set(archive.files()) == {"report.txt", "Annex A.txt"}


def test_a_file_that_is_gone_is_said_once_and_its_paper_stays(archive):
    """A vanished file is not a vanished paper."""
    archive.add("later/appendix-2020-11.txt")
    archive.ingest()
    before = archive.files()
    path = archive.folder / "later" / "appendix-2020-11.txt"
    path.unlink()
    status, report = archive.night()
    assert (status, report["gone"]) == (0, [{"path": str(path), "moved_to": ""}])
    assert archive.files() == before
    assert archive.night()[1]["gone"] == []


def test_a_file_that_was_moved_is_said_so_and_read_by_its_new_name(archive):
    """Names say dates: the history is that of the archive as it lies."""
    archive.add("later/appendix-2020-11.txt")
    archive.ingest()
    old = archive.folder / "later" / "appendix-2020-11.txt"
    new = old.rename(archive.folder / "later" / "appendix-2020-12.txt")
    _, report = archive.night()
    assert report["gone"] == [{"path": str(old), "moved_to": str(new)}]
    assert (report["arrived"], report["news"]) == ([], [])
    assert archive.files()["appendix-2020-12.txt"] == "2020-12"
    assert "appendix-2020-11.txt" not in archive.files()


def test_a_file_that_is_renamed_and_renamed_back_has_its_first_name_and_date(archive):
    """The export says what the folder says now, after any number of nights."""
    archive.add("later/appendix-2020-11.txt")
    archive.ingest()
    before = archive.files()
    first, second = (archive.folder / "later" / f"appendix-2020-{month}.txt" for month in (11, 12))
    first.rename(second)
    archive.night()
    assert archive.files() != before
    second.rename(first)
    for expected in ({"superseded": 1, "unchanged": 2}, {"unchanged": 3}):
        assert counted(archive.night()[1]) == expected
        assert archive.files() == before


def test_when_the_file_that_spoke_for_two_is_gone_the_other_speaks(archive):
    """As if it had been the only one."""
    archive.add("later/appendix-2020-11.txt", "copies/appendix 2020-12.txt")
    archive.ingest()
    assert "appendix 2020-12.txt" in archive.files()
    (archive.folder / "copies" / "appendix 2020-12.txt").unlink()
    assert counted(archive.night()[1]) == {"superseded": 1, "unchanged": 2}
    assert archive.files()["appendix-2020-11.txt"] == "2020-11"


def test_an_archive_that_was_moved_goes_by_the_manifest_that_comes_with_it_now(archive):
    """The place where it lay before is not there any more, and says nothing; by hand or by night."""
    archive.manifest.write_text("file,date\nAppendix A.txt,2020-03-01\n", "utf-8")
    archive.ingest()
    archive.folder = archive.folder.rename(archive.folder.with_name("moved"))
    for day, again in (("02", archive.ingest), ("03", archive.night)):
        archive.manifest.write_text(f"file,date\nAppendix A.txt,2020-03-{day}\n", "utf-8")
        again()
        assert archive.files()["Appendix A.txt"] == f"2020-03-{day}"


def test_which_of_two_copies_speaks_does_not_depend_on_the_link_that_led_to_it(archive):
    """The first by its path, whoever called it by which name; what is given last goes by what came with it."""
    archive.add("later/appendix-2020-11.txt", "copies/appendix 2020-12.txt")
    link = archive.folder.with_name("zlink")
    link.symlink_to(archive.folder)
    for folder in (link / "copies", archive.folder / "later"):
        archive.ragw("ingest", folder)
        assert set(archive.files()) == {"appendix 2020-12.txt"}
    archive.manifest.write_text("file,date\nappendix 2020-12.txt,2020-12-24\n", "utf-8")
    archive.ragw("ingest", archive.folder / "copies", "--manifest", archive.manifest)
    archive.manifest.write_text("file,date\nappendix 2020-12.txt,2020-12-25\n", "utf-8")
    archive.ragw("ingest", link / "copies", "--manifest", archive.manifest)
    assert archive.files() == {"appendix 2020-12.txt": "2020-12-25"}


def test_a_copy_beside_another_covering_report_is_settled_whenever_it_comes(archive):
    """The appendix lies in two folders: the earlier meeting's date is its own, in one run or in two."""
    archive.ingest()
    assert archive.files()["Appendix A.txt"] == "2020-02-25"
    other = archive.folder / "2019-11"
    shutil.copytree(archive.folder / "2020-02", other)
    (other / "report.txt").write_text(papers.REPORT.replace("25 February 2020", "26 November 2019"), "utf-8")
    archive.night()
    assert archive.files()["Appendix A.txt"] == "2019-11-26"


def test_limits_of_the_first_time_hold_every_night(archive):
    """A file that was too large then is too large now; with another limit it is tried at once."""
    archive.ingest()
    large = archive.folder / "large.txt"
    large.write_text(papers.LATE + " " * 2**21, "utf-8")
    assert archive.ingest("--paper-size", "1")[0] == 4
    assert counted(archive.night()[1]) == {"unchanged": 2, "waiting": 1}
    archive.ingest()
    assert "large.txt" in archive.files()


def test_a_night_that_brings_nothing_may_be_silent(archive):
    """For cron, which mails whatever it hears."""
    archive.ingest()
    assert archive.ragw("nightly", "--quiet")[:2] == (0, "")
    archive.add("later/appendix-2020-11.txt")
    assert archive.ragw("nightly", "--quiet")[1].startswith("ragw nightly: 1 new paper")


def test_without_a_history_none_is_made(archive):
    """A slip in its name, say, or in a server's. Where there is one, and nothing was ever ingested, that is said."""
    status, _, err = archive.ragw("nightly")
    assert (status, archive.db.exists()) == (6, False)
    assert "run: ragw ingest PATH" in err
    with closing(sqlite3.connect(archive.db)) as connection:
        connection.execute("CREATE TABLE shop (ware)")
    before = archive.db.read_bytes()
    assert archive.ragw("nightly")[0] == 6
    assert archive.db.read_bytes() == before
    archive.db.unlink()
    open_database(archive.db).close()
    status, _, err = archive.ragw("nightly")
    assert status == 5
    assert "nothing was ever ingested" in err


def test_paths_may_be_named_and_keep_the_manifest_of_the_folder_that_holds_them(archive):
    """One that was never ingested is remembered from then on."""
    archive.manifest.write_text(papers.MANIFEST + "appendix-2020-11.txt,,2020-10-30,\n", "utf-8")
    archive.ingest()
    archive.add("later/appendix-2020-11.txt")
    _, report = archive.night(str(archive.folder / "later"))
    assert counted(report) == {"new": 1}
    assert archive.files()["appendix-2020-11.txt"] == "2020-10-30"
    stranger = archive.folder.with_name("stranger")
    shutil.copytree(archive.folder / "2020-02", stranger)
    (stranger / "report.txt").write_text(papers.REPORT + "\n2. Another report.\n", "utf-8")
    assert counted(archive.night(str(stranger))[1]) == {"new": 1, "unchanged": 1}
    assert counted(archive.night()[1]) == {"unchanged": 5}


def test_an_inner_folder_given_with_another_manifest_keeps_it_until_the_outer_is_given_again(archive):
    """What was given last holds."""
    archive.add("later/appendix-2020-11.txt")
    archive.ingest()
    inner = archive.folder.with_name("inner.csv")
    inner.write_text("file,date\nappendix-2020-11.txt,2020-10-30\n", "utf-8")
    archive.ragw("ingest", archive.folder / "later", "--manifest", inner)
    assert archive.files()["appendix-2020-11.txt"] == "2020-10-30"
    assert counted(archive.night()[1]) == {"unchanged": 3}
    archive.ingest()
    assert archive.files()["appendix-2020-11.txt"] == "2020-11"
    assert counted(archive.night()[1]) == {"unchanged": 3}


def test_a_paper_that_fails_stops_no_other_and_is_tried_after_1_2_4_8_and_14_nights(archive):
    """At once where it has changed; the times are slack by half a night, for no timer strikes to the second."""
    archive.add("later/appendix-2020-11.txt")
    (archive.folder / "a-broken.pdf").write_bytes(b"%PDF-1.7\nno more")
    tried = {}
    for night in range(46):
        done = run(archive, nightly=True, now=NIGHT + timedelta(days=night, minutes=-night))
        for each in done.failed:
            tried[night] = each.tries
    assert tried == {0: 1, 1: 2, 3: 3, 7: 4, 15: 5, 29: 6, 43: 7}
    assert set(archive.files()) == {"report.txt", "Appendix A.txt", "appendix-2020-11.txt"}
    (archive.folder / "a-broken.pdf").write_bytes(b"%PDF-1.7\nno more at all")
    assert run(archive, nightly=True, now=NIGHT + timedelta(days=46)).failed
    assert not run(archive, nightly=True, now=NIGHT + timedelta(days=46)).failed
    assert run(archive, nightly=False, now=NIGHT + timedelta(days=46)).failed


def test_a_clock_that_went_wrong_for_a_night_keeps_no_paper_waiting_for_years(archive):
    """It is right again the next night, and the paper is tried."""
    (archive.folder / "a-broken.pdf").write_bytes(b"%PDF-1.7\nno more")
    assert run(archive, nightly=True, now=NIGHT + timedelta(days=9000)).failed
    assert run(archive, nightly=True, now=NIGHT).failed
    assert not run(archive, nightly=True, now=NIGHT).failed


def test_a_reason_that_no_database_keeps_is_kept_all_the_same(archive):
    """It may quote what the paper holds: a NUL character, half of a surrogate pair, a megabyte."""
    found = scan([str(archive.folder)])
    lot = Lot(tuple(found.found.values()), Settings(Manifest()))
    item = lot.item(looking.look(lot.found[0], None, Limits()), 0)
    row = failed(item, "no\0thing \ud800" + "x" * 2**20, NIGHT)
    assert row.refusal.startswith("no\ufffdthing \ufffdx")
    assert len(row.refusal.encode()) < 2000
    assert (row.tries, row.next_try) == (1, "2026-03-29T14:00:00Z")


def test_a_paper_that_is_still_being_written_waits_until_it_is_whole(archive, monkeypatch):
    """Half of it may look like a paper, and would stay in the history beside the whole one."""
    archive.ingest()
    path = archive.folder / "later" / "appendix-2020-11.txt"
    path.parent.mkdir()
    path.write_text(papers.LATE.replace(papers.SECOND, "")[:-60], "utf-8")
    content_of = imports.content_of

    def grown(name, limits):
        if name == str(path):
            path.write_text(papers.LATE, "utf-8")
        return content_of(name, limits)

    with monkeypatch.context() as tonight:
        tonight.setattr(imports, "content_of", grown)
        status, report = archive.night()
    assert (status, [each["reason"] for each in report["failed"]]) == (4, ["was changed while it was read"])
    assert "appendix-2020-11.txt" not in archive.files()
    assert counted(archive.night()[1]) == {"new": 1, "unchanged": 2}


def test_code_that_is_new_tries_at_once_what_failed(archive, monkeypatch):
    """It may be the code that was wrong."""
    (archive.folder / "a-broken.pdf").write_bytes(b"%PDF-1.7\nno more")
    assert run(archive, nightly=True, now=NIGHT).failed
    assert not run(archive, nightly=True, now=NIGHT).failed
    monkeypatch.setattr(lots, "code_version", lambda: "2.0")
    monkeypatch.setattr(imports, "code_version", lambda: "2.0")
    assert run(archive, nightly=True, now=NIGHT).failed


def test_what_failed_is_said_once_in_the_report_and_then_no_more(archive):
    """Cron mails both streams: the report says it, and the nights on which it is left alone are quiet."""
    archive.ingest()
    (archive.folder / "a-broken.pdf").write_bytes(b"%PDF-1.7\nno more")
    status, out, err = archive.ragw("nightly", "--quiet")
    assert (status, out.count("a-broken.pdf"), err) == (4, 1, "")
    assert archive.ragw("nightly", "--quiet") == (0, "", "")
    archive.ingest()
    out = archive.ragw("nightly")[1]
    assert re.search(r"a-broken\.pdf: .* \(tried 2 times, again from \d{4}-\d\d-\d\d on\)", out)


def test_a_report_moves_no_cursor(archive):
    """A file's name may hold anything."""
    archive.ingest()
    (archive.folder / "bad\x1b[2J\u202etxt.pdf").write_bytes(b"%PDF-1.7\nno more")
    status, out, err = archive.ragw("nightly")
    assert status == 4
    assert not {"\x1b", "\u202e"} & set(out + err)


def test_numbers_that_cannot_be_written_are_said(archive):
    """The import is done by then; the status says that something is wrong with the call."""
    archive.ingest()
    status, _, err = archive.ragw("nightly", "--metrics", archive.folder / "no" / "such" / "m.prom")
    assert status == 2
    assert "m.prom" in err


def run(archive, *, nightly, now):
    """An import of the archive at a time of our own."""
    found = scan([str(archive.folder)])
    lot = Lot(tuple(found.found.values()), Settings(Manifest(), quiet=True))
    errand = imports.Errand("nightly", nightly=nightly, clock=lambda: now)
    with open_database(archive.db) as database:
        return imports.import_papers([lot], found, database, errand)


def test_what_is_given_is_remembered_once(tmp_path):
    """A file below a folder with the same manifest needs no line; one with other limits does."""
    (tmp_path / "archive" / "sub").mkdir(parents=True)
    paper = tmp_path / "archive" / "sub" / "a.txt"
    paper.write_text("x")

    def given(*paths, limits=Limits()):  # noqa: B008 - a frozen value
        return roots.given(map(str, paths), None, Manifest(), limits)

    known = given(tmp_path / "archive", paper)
    assert [each.path for each in known] == [str(tmp_path / "archive")]
    assert roots.news(given(paper), known) == ([], [])
    other = given(paper, limits=replace(Limits(), seconds=600))
    assert roots.news(other, known) == (other, [])
    assert roots.news(known, [*known, *other]) == ([], [str(paper)])
    assert given(tmp_path / "none") == []


def test_a_scan_follows_no_loop_and_passes_over_what_is_hidden_or_a_pages_own(tmp_path):
    """Links to files are followed, links to folders are not; a name that is no UTF-8 is found."""
    for name in (
        "a.pdf",
        ".hidden/b.pdf",
        "~$c.docx",
        "page.html",
        "page_files/d.html",
        "own_files/e.html",
        "f.png",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "g").write_bytes(b"%PDF-1.7")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "link.pdf").symlink_to(tmp_path / "a.pdf")
    (tmp_path / "dead.pdf").symlink_to(tmp_path / "nowhere")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/pr\xe9cis.pdf")).write_bytes(b"x")
    found = scan([str(tmp_path)])
    names = sorted(each.place.removeprefix(f"{tmp_path}/") for each in found.found.values())
    assert names == ["a.pdf", "g", "link.pdf", "own_files/e.html", "page.html", "pr\\xe9cis.pdf"]


def test_a_file_that_cannot_be_looked_at_stops_no_other_and_is_not_taken_for_gone(archive):
    """Its link leads round in a circle, say; it is out of reach until it can be looked at again."""
    archive.add("later/appendix-2020-11.txt")
    archive.ingest()
    path = archive.folder / "later" / "appendix-2020-11.txt"
    away = path.rename(archive.folder.with_name("away.txt"))
    path.symlink_to(path)
    assert archive.ingest()[0] == 4
    status, report = archive.night()
    assert (status, report["gone"], counted(report)) == (4, [], {"unchanged": 2})
    assert [each["path"] for each in report["unreachable"]] == [str(path)]
    path.unlink()
    away.rename(path)
    assert counted(archive.night()[1]) == {"unchanged": 3}


def test_a_pipe_is_read_and_not_remembered(archive, tmp_path):
    """``ragw ingest <(curl …)``: nothing is left to go through again, and a night would wait for it for ever."""
    pipe = tmp_path / "appendix-2020-11.txt"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(papers.LATE, "utf-8"))
    writer.start()
    assert archive.ragw("ingest", pipe)[0] == 0
    writer.join()
    assert archive.files() == {"appendix-2020-11.txt": "2020-11"}
    assert archive.ragw("nightly")[0] == 5


def test_a_folder_that_cannot_be_listed_is_closed_and_nothing_in_it_is_gone(archive, monkeypatch):
    """Its papers stay as they are known."""
    archive.add("later/appendix-2020-11.txt")
    archive.ingest()
    listed = os.scandir

    def scandir(path):
        if str(path).endswith("later"):
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    status, report = archive.night()
    assert (status, report["gone"]) == (4, [])
    assert report["unreachable"][0]["reason"] == "permission denied"
