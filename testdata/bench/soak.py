#!/usr/bin/env python3
"""Presses random keys in gongbao and watches what it holds of memory.

    testdata/bench/soak.py GONGBAO FOLDER [--keys N] [--seed N] [--size 80x24] [--every N]

GONGBAO is the built program, FOLDER holds articles; make its snapshot first
(gongbao index FOLDER). The keys (100000) come from a generator with a seed:
moves, the panes, every overlay with letters typed into it, searches in both
languages, orders; single letters too, but none that ends the program or starts
another. They are sent some at a time, mostly without waiting for an answer.

Every so many keys (5000) one line is printed: keys so far, the anonymous memory
at that moment and after a rest, what is mapped of files, all in MB (Linux:
smaps_rollup), and the milliseconds a burst of keys took to be drawn. Now and then
a burst is sent when all is still and timed to the last change of its screen.

At the end stand the slowest of those by name, and whether memory at rest is flat:
a line is laid through the readings, the first fifth left out, in which caches
fill; flat is a growth of less than 2 MB or 2 % over all of them. The exit status
is 1 if the program ended, stopped answering or grew.
"""
import argparse, os, random, re, statistics, sys, tempfile, time
from pathlib import Path

from terminal import Program

WORDS = ("federation", "craft", "zhejiang", "model worker", "skills", "couriers", "the", "union of", "jxszgh", "zgh", "ahsgh",
         "工会", "总工会", "职工", "劳模", "劳动竞赛", "召开", '"trade union"', "lu'an", "date:2023", "-federation", "work*", "near:\"union work\"", "zzzz")
MOVES = ["j", "k", "\x1b[A", "\x1b[B", "\x1b[5~", "\x1b[6~", "\x04", "\x15", "\x06", "\x02", "g", "G", "H", "M", "L", " ", "12j", "7k"]
SINGLE = [c for c in map(chr, range(33, 127)) if c not in "qeo|:!Q"]
PROBE = 30  # of so many bursts one is timed
SLOWEST = 12  # how many are named
END = ["\r", "\x1b", "\x1b", "\x1b[B\r", "\x1b[B\x1b[B\x1b", "\x7f\x7f\x1b"]


def typed(rng):
    """What is typed next, and whether an article may be left first."""
    word = rng.choice(WORDS)
    word = word[: rng.randint(1, len(word))]
    return rng.choices([
        lambda: "".join(rng.choice(MOVES) for _ in range(rng.randint(1, 8))),
        lambda: "\r" + "".join(rng.choice(MOVES + ["n", "N", "[", "]", "r"]) for _ in range(rng.randint(0, 5))),
        lambda: "f" + word + rng.choice(END),
        lambda: "/" + "\x15" * rng.randint(0, 1) + word + rng.choice(["\r", "\r", "\x1b"]),
        lambda: "u" + word + rng.choice(END),
        lambda: "d" + rng.choice(["2023", "2023-05..2023-06", "\x1b[A", "\t", "[", "30d"]) + rng.choice(END),
        lambda: "S" + rng.choice(["", "\x1b[B", "j"]) + rng.choice(END),
        lambda: "?" + word[:3] + "\x1b",
        lambda: ":sort " + rng.choice(["newest", "oldest", "relevance", "title", "source", "union"]) + "\r",
        lambda: rng.choice(["c", "c", "O", "\t", "\x1b[Z", "s", "m", "U", "[", "]", "\x1b"]),
        lambda: rng.choice(SINGLE),
    ], [30, 8, 14, 10, 4, 3, 2, 1, 2, 16, 10])[0]()


NAMES = {"\r": "enter", "\x1b": "esc", "\t": "tab", " ": "space", "\x7f": "backspace", "\x1b[A": "up", "\x1b[B": "down", "\x1b[Z": "shift+tab",
         "\x1b[5~": "pgup", "\x1b[6~": "pgdown", "\x02": "ctrl+b", "\x04": "ctrl+d", "\x06": "ctrl+f", "\x15": "ctrl+u"}
KEY = re.compile("\x1b\\[[0-9]*[A-Z~]|[\x00-\x20\x7f]|[^\x00-\x20\x7f]+", re.S)


def named(text):
    """What is typed, in the names of its keys."""
    return " ".join(NAMES.get(k, k) for k in KEY.findall(text))


def verdict(readings):
    """What readings of memory by keys come to, and whether that is well."""
    settled = readings[len(readings) // 5 :]
    if len(settled) < 4:
        return "too short to tell whether memory is flat: %d readings" % len(settled), True
    keys, mb = zip(*settled)
    grew = statistics.linear_regression(keys, mb).slope * (keys[-1] - keys[0])
    told = "%.1f MB over the last %s keys, at %.1f MB at the end, %.1f MB at most" % (grew, format(keys[-1] - keys[0], ","), mb[-1], max(mb))
    if grew < max(2, 0.02 * statistics.mean(mb)):
        return "memory is flat: " + told, True
    return "memory grew by " + told, False


def memory(pid):
    """Anonymous memory and what is mapped of files, in MB."""
    found = {}
    for line in Path("/proc/%d/smaps_rollup" % pid).read_text().splitlines()[1:]:
        name, kb = line.split()[:2]
        found[name] = int(kb) / 1000
    return found["Anonymous:"], found["Rss:"] - found["Anonymous:"]


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("gongbao")
    p.add_argument("folder")
    p.add_argument("--keys", type=int, default=100_000)
    p.add_argument("--every", type=int, default=5_000)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--size", type=lambda s: tuple(map(int, s.split("x"))), default=(80, 24))
    args = p.parse_args()
    rng = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as home:
        cache = os.environ.get("XDG_CACHE_HOME", os.path.expanduser("~/.cache"))
        env = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/nowhere", "HOME": home, "XDG_CACHE_HOME": cache, "XDG_STATE_HOME": home + "/state", "XDG_CONFIG_HOME": home}
        g = Program([os.path.abspath(args.gongbao), args.folder], env, args.size)
        g.shows(r"1 of [\d,]+$")
        g.rest(2)
        print("%8s %10s %10s %10s %8s" % ("keys", "anonymous", "at rest", "mapped", "ms"))
        print("%8d %10.1f %10.1f %10.1f" % (0, *memory(g.pid)[:1] * 2, memory(g.pid)[1]), flush=True)
        done, due, took, bursts, readings, timed = 0, args.every, 0.0, 0, [], {}
        while done < args.keys:
            text = "\x1b\x1bq" if "q back" in g.grid.text().rsplit("\n", 1)[-1] and rng.random() < 0.3 else typed(rng)
            done += len(text)
            if rng.random() < 1 / PROBE:
                g.rest()
                ms = g.press(text)
                timed[named(text)] = max(timed.get(named(text), 0), ms or 0)
            else:
                began = time.perf_counter()
                os.write(g.fd, text.encode())
                g.rest(rng.choice([0, 0.005, 0.02, 0.05]))
                took, bursts = took + time.perf_counter() - began, bursts + 1
            if done >= due:
                due += args.every
                now = memory(g.pid)[0]
                g.rest(3)
                os.write(g.fd, b"\x1b\x1b")
                if not g.read(10):
                    os.write(g.fd, b"/\x1b")
                    if not g.read(30):
                        print("it does not answer; its screen is:\n" + g.grid.text())
                        sys.exit(1)
                g.rest(2)
                rest, mapped = memory(g.pid)
                readings.append((done, rest))
                print("%8d %10.1f %10.1f %10.1f %8.1f" % (done, now, rest, mapped, took / max(bursts, 1) * 1e3), flush=True)
        g.end()
    if timed:
        print("\nslowest of %s bursts that were timed, in milliseconds to the last change of the screen:" % format(len(timed), ","))
    for name, ms in sorted(timed.items(), key=lambda t: -t[1])[:SLOWEST]:
        print("%8.1f  %s" % (ms, name))
    told, well = verdict(readings)
    print("\n" + told)
    sys.exit(0 if well else 1)


if __name__ == "__main__":
    main()
