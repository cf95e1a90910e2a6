#!/usr/bin/env python3
"""Extracts an archive of transcripts on Spark and writes the findings in order.

    spark-submit extract.py ARCHIVE OUT

ARCHIVE is a folder that every executor sees under the same path, or the URL of
one in an object store (s3a://, gs://, abfss://, hdfs://). OUT is a new folder or
URL. Its parts, one after another in the order of their names, are byte for byte
what `rapporteur extract ARCHIVE` writes for several files on one machine, and
`rapporteur load` loads them.

Each task runs `rapporteur extract --files-from -` and pipes paths into it and
findings out of it. A file that cannot be read is reported and left out; when the
program itself fails or is killed, Spark does the task again.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import threading

from pyspark import SparkContext
from pyspark.accumulators import AccumulatorParam

FAILED = re.compile(rb"^rapporteur: \d+ files? failed$")
# What means something else than itself in a list of paths of Hadoop's, where not
# all of it can be escaped. "?" stands for any one character.
GLOB = re.compile(r"[,\\{}\[\]*?]")


class Messages(AccumulatorParam):
    """A set: a task that is done again adds nothing new."""

    def zero(self, value):
        return set()

    def addInPlace(self, a, b):
        return a | b


def extract(command, below, paths, report):
    """Yields the findings of the files, a line each, as bytes."""
    with tempfile.TemporaryFile() as errors:
        child = subprocess.Popen(
            command + ["extract", "--quiet", "--files-from", "-", "--null", "--below", below],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors)

        trouble = []

        def feed():
            try:
                with child.stdin as pipe:
                    for path in paths:
                        pipe.write(os.fsencode(path) + b"\0")
                        pipe.flush()
            except BrokenPipeError:
                pass  # its exit code says why
            except BaseException as e:  # an archive that cannot be fetched
                trouble.append(e)
                child.kill()

        feeder = threading.Thread(target=feed, daemon=True)
        feeder.start()
        try:
            for line in child.stdout:
                yield line.rstrip(b"\n")
            feeder.join()
            code = child.wait()
        finally:
            child.kill()
        errors.seek(0)
        said = errors.read().splitlines()
    if trouble:
        raise trouble[0]
    if code == 1 and said and FAILED.match(said[-1]):
        report({line.decode(errors="replace") for line in said[:-1]})
    elif code != 0:
        raise RuntimeError("rapporteur ended with %d: %s" % (code, b"; ".join(said[-3:]).decode(errors="replace")))


def fetched(command, files, report):
    """Does the same with files whose contents are given, through a folder."""
    with tempfile.TemporaryDirectory() as folder:
        def paths():
            last = None
            for i, (name, content) in files:
                if i == last:  # two patterns have matched it
                    continue
                last = i
                path = os.path.join(folder, *name.split("/"))
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with open(path, "wb") as f:
                    f.write(content)
                yield path

        yield from extract(command, folder, paths(), report)


def listed(sc, archive):
    """The files below a folder, as (name, URL), in the order of one machine's walk."""
    path = sc._jvm.org.apache.hadoop.fs.Path(archive)
    store = path.getFileSystem(sc._jsc.hadoopConfiguration())
    base = store.makeQualified(path).toUri().getPath().rstrip("/") + "/"
    files, found = [], store.listFiles(path, True)
    while found.hasNext():
        url = found.next().getPath()
        name = url.toUri().getPath()[len(base):]
        if not any(part.startswith(".") for part in name.split("/")):
            files.append((name, url.toString()))
    return sorted(files, key=lambda f: [os.fsencode(part) for part in f[0].split("/")]), base, store.getUri().getScheme()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("archive")
    parser.add_argument("out")
    parser.add_argument("--program", default="rapporteur", help="where the executors have the program, with its flags")
    parser.add_argument("--parts", type=int, default=0, help="tasks (default: four a core)")
    parser.add_argument("--fetch", action="store_true", help="have Spark read the files, also those of a plain folder")
    args = parser.parse_args()

    sc = SparkContext(appName="rapporteur extract")
    command, report = args.program.split(), sc.accumulator(set(), Messages())
    files, base, scheme = listed(sc, args.archive)
    parts = max(1, min(len(files), args.parts or 4 * sc.defaultParallelism))
    if scheme == "file" and not args.fetch:
        paths = sc.parallelize([base + name for name, _ in files], parts)
        lines = paths.mapPartitions(lambda some: extract(command, base, some, report.add))
    else:
        place = sc.broadcast({url: (i, name) for i, (name, url) in enumerate(files)})
        count = len(files)
        contents = sc.union([sc.binaryFiles(",".join(GLOB.sub("?", url) for _, url in files[i:i + 1000]))
                             for i in range(0, count, 1000)]) if files else sc.parallelize([])
        numbered = contents.filter(lambda f: f[0] in place.value).map(
            lambda f: (place.value[f[0]][0], (place.value[f[0]][1], f[1])))
        lines = numbered.repartitionAndSortWithinPartitions(parts, lambda i: i * parts // count).mapPartitions(
            lambda some: fetched(command, some, report.add))
    lines.saveAsTextFile(args.out)
    sc.stop()
    for message in sorted(report.value):
        print(message, file=sys.stderr)
    if report.value:
        sys.exit(1)


if __name__ == "__main__":
    main()
