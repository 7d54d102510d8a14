#!/usr/bin/env python3
"""Measures full-text search beside what else this machine has for it.

    testdata/bench/search.py FOLDER [RUNS]

FOLDER holds articles as .txt files, ten thousand say. gongbao is measured in
process (BenchmarkQueries in store/bench_test.go), SQLite's FTS5 in this
process, notmuch and ripgrep from exec to exit, where they are installed; all
on the same texts, one after the other for each query, so that what else the
machine does falls on all of them. Each is asked for the 20 newest articles
that match and for how many there are; gongbao and FTS5, whose answers come
with titles and snippets, also for the 20 best, and for the numbers of the newest
alone, without texts. Printed are medians in milliseconds.
"""
import os, re, shutil, sqlite3, statistics, subprocess, sys, tempfile, time
from collections import Counter
from email.message import EmailMessage
from pathlib import Path

QUERIES = [  # what it is; for gongbao; for FTS5; for notmuch; for ripgrep, whose patterns must all be in a file
    ("rare word", "{rare}", "{rare}", "{rare}", ["{rare}"]),
    ("common word", "workers", "workers", "workers", ["workers"]),
    ("two words", "study congress", "study congress", "study and congress", ["study", "congress"]),
    ("phrase", '"trade union congress"', '"trade union congress"', '"trade union congress"', ["trade union congress"]),
    ("Chinese, two characters", "维权", "维权", "维权", ["维权"]),
    ("Chinese, four characters", "困难职工", "困难职工", "困难职工", ["困难职工"]),
    ("date range", "date:2021-05..2021-06", "2021-05-01 2021-07-01", "date:2021-05-01..2021-06-30", ["2021[-年]0?[56][-月]"]),
]


def articles(folder):
    out = []
    for path in sorted(Path(folder).rglob("*.txt")):
        text = path.read_text("utf-8", "replace")
        m = re.search(r"(20\d\d)[-年](\d\d?)[-月](\d\d?)", text)
        out.append(("%s-%02d-%02d" % (m[1], int(m[2]), int(m[3])) if m else "", text))
    return sorted(out)


def rare_word(texts):
    in_texts = Counter()
    for _, text in texts:
        in_texts.update(set(re.findall(r"[a-z]{8,}", text.lower())))
    return min((w for w, n in in_texts.items() if 3 <= n <= 6), default="zephyrquill")


def median(runs, ask):
    times, found = [], None
    for _ in range(runs):
        begun = time.perf_counter()
        found = ask()
        times.append((time.perf_counter() - begun) * 1e3)
    return statistics.median(times), found


SNIPPET = "substr(body, 1, 80), snippet(t, 0, '', '', '…', 24)"  # a title's worth, and a line around a hit


class FTS5:
    name = "FTS5"

    def __init__(self, texts):
        self.db = sqlite3.connect(":memory:")
        self.db.execute("create virtual table t using fts5(body, tokenize='unicode61')")
        self.db.execute("create table d(id integer primary key, day text)")
        self.db.execute("create index days on d(day)")
        for i, (day, text) in enumerate(texts):  # oldest first: a higher rowid is newer
            self.db.execute("insert into t(rowid, body) values(?, ?)", (i, text))
            self.db.execute("insert into d values(?, ?)", (i, day))
        self.db.execute("insert into t(t) values('optimize')")

    def ask(self, kind, query):
        if kind == "date range":
            where, args = "from d where day >= ? and day < ?", query.split()
            rows = "select id " + where + " order by day desc limit 20"
        else:
            where, args = "from t where t match ?", [query]
            rows = "select rowid, %s " % SNIPPET + where + " order by rowid desc limit 20"
        self.db.execute(rows, args).fetchall()
        return self.db.execute("select count(*) " + where, args).fetchone()[0]

    def numbers(self, kind, query):
        if kind == "date range":
            return self.ask(kind, query)
        self.db.execute("select rowid from t where t match ? order by rowid desc limit 20", [query]).fetchall()
        return self.db.execute("select count(*) from t where t match ?", [query]).fetchone()[0]

    def best(self, kind, query):
        if kind != "date range":
            self.db.execute("select rowid, %s from t where t match ? order by rank limit 20" % SNIPPET, [query]).fetchall()


class Notmuch:
    name = "notmuch"

    def __init__(self, texts, scratch):
        mail = Path(scratch, "mail")
        for sub in ("cur", "new", "tmp"):
            (mail / sub).mkdir(parents=True)
        for i, (day, text) in enumerate(texts):
            m = EmailMessage()
            m["From"], m["Subject"] = "archive@example.org", text.split("\n", 1)[0][:80]
            m["Date"] = time.strftime("%a, %d %b %Y 12:00:00 +0000", time.strptime(day or "1990-01-01", "%Y-%m-%d"))
            m["Message-ID"] = "<%d@example.org>" % i
            m.set_content(text, cte="8bit")
            (mail / "cur" / ("%d:2,S" % i)).write_bytes(bytes(m))
        config = Path(scratch, "notmuch-config")
        config.write_text("[database]\npath=%s\n[user]\nname=a\nprimary_email=a@example.org\n[new]\ntags=\n[search]\n[maildir]\nsynchronize_flags=false\n" % mail)
        self.env = dict(os.environ, NOTMUCH_CONFIG=str(config), XAPIAN_CJK_NGRAM="1")
        subprocess.run(["notmuch", "new", "--quiet"], env=self.env, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def run(self, *args):
        return subprocess.run(["notmuch", *args], env=self.env, check=True, stdout=subprocess.PIPE).stdout

    def ask(self, kind, query):
        self.run("search", "--output=messages", "--sort=newest-first", "--limit=20", query)
        return int(self.run("count", query))


class Ripgrep:
    name = "ripgrep"

    def __init__(self, folder):
        self.folder = folder

    def ask(self, kind, patterns):
        cmd = ["rg", "-il", "--no-messages", "-e", patterns[0], self.folder]
        out = subprocess.run(cmd, stdout=subprocess.PIPE).stdout
        for p in patterns[1:]:
            out = subprocess.run(["xargs", "rg", "-il", "--no-messages", "-e", p], input=out, stdout=subprocess.PIPE).stdout
        return out.count(b"\n")


def gongbao(folder, queries, runs, scratch):
    """Returns, for each query, the median and the worst for the newest and for the best, the median for the numbers, and the count."""
    asked = Path(scratch, "queries")
    asked.write_text("".join(q + "\n" for q in queries))
    env = dict(os.environ, GONGBAO_BENCH=str(Path(folder).resolve()), GONGBAO_QUERIES=str(asked), GONGBAO_RUNS=str(runs))
    root = Path(__file__).resolve().parents[2]
    out = subprocess.run(["go", "test", "./store", "-run", "^$", "-bench", "^BenchmarkQueries$", "-benchtime", "1x"], cwd=root, env=env, stdout=subprocess.PIPE, text=True).stdout
    rows = re.findall(r"^query\t(\S+)\t(\S+)\t(\d+)\t(\S+)\t(\S+)\t(\S+)\t", out, re.M)
    if len(rows) != len(queries):
        sys.exit("the benchmark said:\n" + out)
    for line in re.findall(r"^archive\t.*$", out, re.M):
        print(line.replace("\t", " "))
    return [(float(m), float(w), float(best), float(worst), float(numbers), int(n)) for m, w, n, best, worst, numbers in rows]


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    folder, runs = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 21
    texts = articles(folder)
    rare = rare_word(texts)
    fill = lambda q: [p.format(rare=rare) for p in q] if isinstance(q, list) else q.format(rare=rare)
    with tempfile.TemporaryDirectory() as scratch:
        ours = gongbao(folder, [fill(q[1]) for q in QUERIES], runs, scratch)
        fts5 = FTS5(texts)
        peers = [(fts5, 2)]
        if shutil.which("notmuch"):
            peers.append((Notmuch(texts, scratch), 3))
        if shutil.which("rg"):
            peers.append((Ripgrep(folder), 4))
        print("%d articles, %d runs; milliseconds (articles found)" % (len(texts), runs))
        print("%-26s %18s %8s %8s" % ("", "gongbao newest", "best", "worst") + "".join("%20s" % p.name for p, _ in peers) + "%12s%18s%14s" % ("FTS5 best", "gongbao numbers", "FTS5 numbers"))
        for q, (mid, worst, best, worst_best, numbers, found) in zip(QUERIES, ours):
            line = "%-26s %9.3f %8s %8.3f %8.2f" % (q[0], mid, "(%d)" % found, best, max(worst, worst_best))
            for p, column in peers:
                mid, found = median(runs, lambda: p.ask(q[0], fill(q[column])))
                line += "%11.2f %8s" % (mid, "(%d)" % found)
            line += "%12.2f" % median(runs, lambda: fts5.best(q[0], fill(q[2])))[0]
            print(line + "%18.3f%14.3f" % (numbers, median(runs, lambda: fts5.numbers(q[0], fill(q[2])))[0]), flush=True)


main()
