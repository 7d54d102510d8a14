#!/usr/bin/env python3
"""Measures gongbao on a terminal beside the programs that this machine has.

    testdata/bench/terminal.py GONGBAO [FOLDER] [--articles N] [--runs N] [--size 80x24]

GONGBAO is the built program (CGO_ENABLED=0 go build). FOLDER holds articles;
without it N are invented (1000). Each program runs on a pseudo-terminal whose
output is drawn on a grid of cells here, and the clock stops at the output
after which the grid shows what was waited for:

    start   from exec to the first full list
    key     from a key (j, the cursor one row on) to its frame: the last of the
            output that changed the grid
    find    from a letter of finds.txt typed into fuzzy find to its first rows, and
            to its last frame: the whole answer
    search  from the last letter of a word and Enter to the list of what was found

Beside it: the least Bubble Tea program (minimal/, built here with go), less
over the titles, fzf over the titles, newsboat over a feed of them, each where
it is installed. The programs take turns, so that what else the machine does
falls on all of them. Printed are medians in milliseconds, of keys and letters the
95th percentile too, and how many times those of the minimal program that is.
"""
import argparse, fcntl, os, random, re, select, shutil, signal, statistics, struct, subprocess, tempfile, termios, time
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent
QUIET = 0.06  # a frame is over when nothing came for so long
LIMIT = 60.0  # what takes longer has failed


class Grid:
    """What a terminal shows, as far as these programs need it."""

    TOKEN = re.compile(r"\x1b\[([?>=<]?)([0-9;:]*)([ $\"']?)([@-~])|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1bP[^\x1b]*\x1b\\|\x1b[()][0-9A-Za-z]|\x1b[^\[\]P()]|[\x00-\x1f]|[^\x00-\x1f\x1b]+")

    def __init__(self, w, h):
        self.w, self.h, self.rest, self.last = w, h, "", " "
        self.x = self.y = self.top = 0
        self.bottom, self.saved, self.cells = h - 1, (0, 0), [[" "] * w for _ in range(h)]
        self.bytes = b""

    def text(self):
        return "\n".join("".join(row).rstrip() for row in self.cells)

    def feed(self, data):
        """Draws output and returns what the terminal answers."""
        self.bytes += data
        try:
            text, self.bytes = self.bytes.decode(), b""
        except UnicodeDecodeError as e:
            if len(self.bytes) - e.start < 4:  # the rest of a character is to come
                text, self.bytes = self.bytes[: e.start].decode(errors="replace"), self.bytes[e.start :]
            else:
                text, self.bytes = self.bytes.decode(errors="replace"), b""
        text, answer, at = self.rest + text, "", 0
        while at < len(text):
            m = self.TOKEN.match(text, at)
            if not m:
                break
            at = m.end()
            if m[4]:
                answer += self.sequence(m[1], m[2], m[3], m[4]) or ""
            elif m[0][0] == "\x1b":
                answer += self.escape(m[0]) or ""
            elif m[0][0] < " ":
                self.control(m[0])
            else:
                self.write(m[0])
        self.rest = text[at:]
        return answer.encode()

    def write(self, text):
        for c in text:
            wide = unicodedata.east_asian_width(c) in "WF"
            if unicodedata.combining(c):
                continue
            if self.x + wide >= self.w:
                if self.x >= self.w:
                    self.x = 0
                    self.down()
                elif wide:
                    self.x = 0
                    self.down()
            self.cells[self.y][self.x], self.last = c, c
            if wide:
                self.cells[self.y][self.x + 1] = ""
            self.x += 1 + wide

    def down(self):
        if self.y == self.bottom:
            self.scroll(1)
        else:
            self.y = min(self.y + 1, self.h - 1)

    def scroll(self, n, top=None):
        top = self.top if top is None else top
        for _ in range(min(abs(n), self.h)):
            if n > 0:
                del self.cells[top]
                self.cells.insert(self.bottom, [" "] * self.w)
            else:
                del self.cells[self.bottom]
                self.cells.insert(top, [" "] * self.w)

    def control(self, c):
        if c == "\r":
            self.x = 0
        elif c in "\n\x0b\x0c":
            self.down()
        elif c == "\b":
            self.x = max(0, min(self.x, self.w) - 1)
        elif c == "\t":
            self.x = min(self.w - 1, (self.x // 8 + 1) * 8)

    def escape(self, s):
        if s.startswith("\x1b]1") and "?" in s:  # which colour is 10 or 11?
            return s[:4] + ";rgb:0000/0000/0000\x1b\\"
        if s == "\x1b7":
            self.saved = self.x, self.y
        elif s == "\x1b8":
            self.x, self.y = self.saved
        elif s == "\x1bM":
            if self.y == self.top:
                self.scroll(-1)
            else:
                self.y = max(0, self.y - 1)
        elif s == "\x1bD":
            self.down()
        elif s == "\x1bE":
            self.x = 0
            self.down()

    def sequence(self, private, params, middle, final):
        n = [int(p.split(":")[0] or 0) for p in params.split(";")] if params else []
        arg = lambda i=0, least=1: max(least, n[i] if i < len(n) else 0)
        row = self.cells[self.y]
        if private or middle:
            if middle == "$" and final == "p":  # is a mode known?
                return "\x1b[?%d;2$y" % arg()
            if final in "hl" and any(mode in (47, 1047, 1049) for mode in n):
                self.cells = [[" "] * self.w for _ in range(self.h)]
            return "\x1b[>1;10;0c" if private == ">" and final == "c" else None
        if final in "Hf":
            self.y, self.x = min(arg(), self.h) - 1, min(arg(1), self.w) - 1
        elif final == "A":
            self.y = max(0, self.y - arg())
        elif final in "Be":
            self.y = min(self.h - 1, self.y + arg())
        elif final in "Ca":
            self.x = min(self.w - 1, self.x + arg())
        elif final == "D":
            self.x = max(0, min(self.x, self.w - 1) - arg())
        elif final in "G`":
            self.x = min(arg(), self.w) - 1
        elif final == "d":
            self.y = min(arg(), self.h) - 1
        elif final == "J":
            what = arg(0, 0)
            for y in range(self.h):
                if what >= 2 or what == 0 and y > self.y or what == 1 and y < self.y:
                    self.cells[y] = [" "] * self.w
            if what < 2:
                self.sequence("", str(what), "", "K")
        elif final == "K":
            what, x = arg(0, 0), min(self.x, self.w)
            a, b = (x, self.w) if what == 0 else (0, min(x + 1, self.w)) if what == 1 else (0, self.w)
            row[a:b] = [" "] * (b - a)
        elif final == "X":
            row[self.x : self.x + arg()] = [" "] * len(row[self.x : self.x + arg()])
        elif final == "P":
            k = min(arg(), self.w - self.x)
            row[self.x :] = row[self.x + k :] + [" "] * k
        elif final == "@":
            k = min(arg(), self.w - self.x)
            row[self.x :] = [" "] * k + row[self.x : self.w - k]
        elif final in "LM" and self.top <= self.y <= self.bottom:
            self.scroll(-arg() if final == "L" else arg(), self.y)
        elif final == "S":
            self.scroll(arg())
        elif final == "T":
            self.scroll(-arg())
        elif final == "b":
            self.write(self.last * arg())
        elif final == "r":
            self.top, self.bottom, self.x, self.y = arg() - 1, (n[1] if len(n) > 1 and n[1] else self.h) - 1, 0, 0
        elif final == "s":
            self.saved = self.x, self.y
        elif final == "u":
            self.x, self.y = self.saved
        elif final == "n" and arg() == 6:
            return "\x1b[%d;%dR" % (self.y + 1, min(self.x, self.w - 1) + 1)
        elif final == "c":
            return "\x1b[?62;22c"


class Program:
    """A program on a pseudo-terminal."""

    def __init__(self, argv, env, size):
        self.grid = Grid(*size)
        self.fd, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        os.set_blocking(self.fd, False)
        name, files = os.ttyname(slave), []
        for n in range(3):  # the first terminal that the leader of a session opens is its own
            files.append((os.POSIX_SPAWN_OPEN, n, name, os.O_RDWR, 0))
        self.begun = time.perf_counter()
        self.pid = os.posix_spawn(argv[0], argv, env, file_actions=files, setsid=True)
        os.close(slave)

    def read(self, seconds):
        """Takes output that comes in time, and returns when it came."""
        if not select.select([self.fd], [], [], max(0, seconds))[0]:
            return None
        now = time.perf_counter()
        try:
            data = os.read(self.fd, 1 << 16)
        except (BlockingIOError, OSError):
            data = b""
        if not data:
            raise SystemExit("it ended early; its screen was:\n" + self.grid.text())
        answer = self.grid.feed(data)
        if answer:
            os.write(self.fd, answer)
        return now

    def shows(self, pattern, since=None):
        """Waits until the grid shows a pattern; returns the milliseconds."""
        since = since or self.begun
        while True:
            now = self.read(since + LIMIT - time.perf_counter())
            if now is None:
                raise SystemExit("waited in vain for %r; the screen:\n%s" % (pattern, self.grid.text()))
            if re.search(pattern, self.grid.text(), re.M):
                return (now - since) * 1e3

    def rest(self, quiet=QUIET):
        while self.read(quiet):
            pass

    def press(self, key):
        """Types a key and returns the milliseconds to the end of its frame."""
        end = time.perf_counter() + random.uniform(0, 0.03)  # not in step with what draws by a clock
        while (left := end - time.perf_counter()) > 0:
            self.read(left)
        before, took = self.grid.text(), None
        since = time.perf_counter()
        os.write(self.fd, key.encode())
        while True:
            now = self.read(0.5 if took is None else QUIET)
            if now is None:
                return took
            after = self.grid.text()
            if after != before:
                before, took = after, (now - since) * 1e3

    def letter(self, letter, prompt):
        """Types a letter and returns the milliseconds to the first and to the last of what it changes but the line it is typed in."""
        rows = lambda: [line for line in self.grid.text().split("\n") if prompt not in line]
        before, first, last = rows(), None, None
        since = time.perf_counter()
        os.write(self.fd, letter.encode())
        while (now := self.read(0.5 if first is None else 0.15)) is not None:
            if (after := rows()) != before:
                before, last = after, (now - since) * 1e3
                first = first or last
        return first, last

    def end(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


@dataclass
class Peer:
    name: str
    argv: list
    first: str  # what its first list shows
    behind: tuple = ()  # a key that brings the articles, where the first list is another, and what they show
    key: str = ""  # moves the cursor
    find: str = ""  # opens fuzzy find
    letters: tuple = ()  # texts typed there
    prompt: str = ""  # marks the line that they are typed in
    search: str = ""  # typed for a search


TITLES = ("Lanterns and garlic: the county federation opens its {n}th reading room", "市总工会开展第{n}次“送清凉”走访慰问一线职工活动",
          "Crews of the harbour works ask for {n} parasols before the summer", "县总工会组织第{n}批职工疗休养并召开座谈会")


def invent(folder, n):
    """Writes n articles, a third of them Chinese."""
    for i in range(n):
        path = folder / ("%03d" % (i % 1000)) / ("%07d.txt" % i)
        path.parent.mkdir(exist_ok=True)
        zh, title = i % 2, TITLES[i % len(TITLES)].format(n=i + 1)
        date = "20%02d-%02d-%02d" % (i % 24, i % 12 + 1, i % 28 + 1)
        body = "职工们把声部表贴在门口，大家各自找到了自己的位置，唱了整整一个下午。" if zh else "The workshop opened early and everybody came to see the new machines at work. "
        if i % 1000 == 7:
            body += "A zephyrquill was seen."
        path.write_text("%s\n%s %s\n\n%s\n" % (title, date, "来源：样例日报" if zh else "Source: Sample Daily", body * 20), "utf-8")


def titles(gongbao, folder, env):
    out = subprocess.run([gongbao, "find", "-a", folder, "-n", "0"], env=env, capture_output=True, text=True, check=True).stdout
    return [line.split("\t")[-1] for line in out.splitlines()]


def feed(path, names):
    items = "".join("<item><title>%s</title><guid>%d</guid><description>x</description></item>" % (escape(t), i) for i, t in enumerate(names))
    path.write_text('<?xml version="1.0"?><rss version="2.0"><channel><title>Bench</title><link>http://localhost/</link>%s</channel></rss>' % items)


def finds():
    """Texts that readers type into fuzzy find."""
    lines = (HERE / "finds.txt").read_text("utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and line[0] != "#")


def programs(args, work, env):
    """Yields of each program what to start, what its first list shows and what to type."""
    gongbao, folder, h = str(Path(args.gongbao).resolve()), args.folder, args.size[1]
    if not folder:
        folder = str(work / "articles")
        Path(folder).mkdir()
        invent(Path(folder), args.articles)
    subprocess.run([gongbao, "index", folder], env=env, capture_output=True, check=True)
    names = titles(gongbao, folder, env)
    (work / "titles").write_text("\n".join(names) + "\n")
    word = args.word or "parasols"
    yield Peer("gongbao", [gongbao, folder], r"1 of [\d,]+$", key="j", find="f", letters=finds(), prompt="›", search="/" + word)
    if go := shutil.which("go"):
        built = work / "minimal"
        subprocess.run([go, "build", "-o", built, "."], cwd=HERE / "minimal", env=dict(os.environ, CGO_ENABLED="0"), check=True)
        yield Peer("minimal", [str(built)], "row %d of" % h, key="j")
    if less := shutil.which("less"):
        yield Peer("less", [less, str(work / "titles")], ".", key="j", search="/" + word)
    if fzf := shutil.which("fzf"):
        argv = ["/bin/sh", "-c", "%s <%s" % (fzf, work / "titles")]
        yield Peer("fzf", argv, r"\b%d/%d\b" % (len(names), len(names)), key="\x1b[A", letters=finds(), prompt="> ")
    if newsboat := shutil.which("newsboat"):
        feed(work / "feed.xml", names)
        (work / "urls").write_text("file://%s\n" % (work / "feed.xml"))
        argv = [newsboat, "-q", "-u", str(work / "urls"), "-c", str(work / "news.db"), "-C", "/dev/null"]
        subprocess.run(argv + ["-x", "reload"], env=env, capture_output=True)
        yield Peer("newsboat", argv, "Bench", behind=("\r", r"^ +2 "), key="j")


def measure(peer, env, size, presses, texts, got):
    p = Program(peer.argv, env, size)

    def timed(what, keys):
        if (took := p.press(keys)) is not None:
            got[what].append(took)

    try:
        took = p.shows(peer.first)
        p.rest(0.4)
        if peer.behind:
            since = time.perf_counter()
            os.write(p.fd, peer.behind[0].encode())
            took += p.shows(peer.behind[1], since)
            p.rest(0.4)
        got["start"].append(took)
        for _ in range(presses):
            timed("key", peer.key)
        if peer.find:
            p.press(peer.find)
            p.rest(0.2)
        for text in random.sample(peer.letters, min(len(peer.letters), texts)):
            for letter in text:
                first, last = p.letter(letter, peer.prompt)
                if first is not None:
                    got["find"].append(first)
                    got["whole"].append(last)
            os.write(p.fd, b"\x15")
            p.rest(0.2)
        if peer.find:
            p.press("\x1b")
            p.rest(0.3)
        for letter in peer.search[:-1]:
            p.press(letter)
        if peer.search:
            p.rest(0.3)
            timed("search", peer.search[-1] + "\r")
    finally:
        p.end()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gongbao")
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--articles", type=int, default=1000, help="how many to invent")
    parser.add_argument("--word", help="the word to search for")
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--presses", type=int, default=20, help="keys a run")
    parser.add_argument("--texts", type=int, default=3, help="texts of fuzzy find a run")
    parser.add_argument("--size", type=lambda s: tuple(map(int, s.split("x"))), default=(80, 24))
    args = parser.parse_args()
    random.seed(1)
    with tempfile.TemporaryDirectory() as d:
        work = Path(d)
        env = {k: v for k, v in os.environ.items() if k not in ("FZF_DEFAULT_OPTS", "LESS", "NO_COLOR", "SSH_TTY")}
        env.update(TERM="xterm-256color", LC_ALL="C.UTF-8", XDG_CACHE_HOME=str(work / "cache"), XDG_STATE_HOME=str(work / "state"), XDG_CONFIG_HOME=str(work / "config"))
        all_of = list(programs(args, work, env))
        got = {p.name: {what: [] for what in ("start", "key", "find", "whole", "search")} for p in all_of}
        for _ in range(args.runs):
            for p in all_of:
                measure(p, env, args.size, args.presses, args.texts, got[p.name])
    base = got.get("minimal")
    with_p95, with_ratio = ("key", "find", "whole"), ("start", "key")
    head = " ".join("%9s" % what + " %6s" % "p95" * (what in with_p95) + " " * 7 * (what in with_ratio) for what in ("start", "key", "find", "whole", "search"))
    print("%-10s %s   ms, medians" % ("", head))
    for name, g in got.items():
        cells = []
        for what, times in g.items():
            times.sort()
            middle = statistics.median(times) if times else None
            cells.append("%9.1f" % middle if times else "–".rjust(9))
            if what in with_p95:
                cells.append("%6.1f" % times[min(len(times) - 1, len(times) * 95 // 100)] if times else " " * 6)
            if what in with_ratio:
                cells.append("%5.2f×" % (middle / statistics.median(base[what])) if base and times else " " * 6)
        print("%-10s %s" % (name, " ".join(cells)))


if __name__ == "__main__":
    main()
