#!/usr/bin/env bash
# Archives of parley in dist/: dist.sh VERSION OS/ARCH...
#
# The same commit gives the same bytes: no cgo, no paths, no build time; files
# carry the time of the commit.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
version=$1; shift
when=$(git log -1 --format=%ct 2>/dev/null || echo 0)
rm -rf dist && mkdir dist

for platform in "$@"; do
  os=${platform%/*} arch=${platform#*/}
  name=parley_${version}_${os}_${arch}
  binary=parley; [ "$os" = windows ] && binary=parley.exe
  mkdir "dist/$name"
  GOOS=$os GOARCH=$arch CGO_ENABLED=0 go build -trimpath -buildvcs=false \
    -ldflags "-s -w -X main.version=$version" -o "dist/$name/$binary" ./cmd/parley
  cp README.md CHANGELOG.md LICENSE THIRD_PARTY_NOTICES.md "dist/$name/"
  # Python's archive writers give the same bytes everywhere; tar and zip differ between systems.
  python3 - "dist/$name" "$os" "$when" <<'PYTHON'
import gzip, io, pathlib, sys, tarfile, time, zipfile

folder, system, when = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
files = sorted(p for p in folder.iterdir())
mode = lambda p: 0o755 if p.name.startswith("parley") else 0o644
if system == "windows":
    with zipfile.ZipFile(f"{folder}.zip", "w", zipfile.ZIP_DEFLATED) as z:
        for p in files:
            stamp = max(time.gmtime(when)[:6], (1980, 1, 1, 0, 0, 0))
            i = zipfile.ZipInfo(f"{folder.name}/{p.name}", stamp)
            i.compress_type, i.external_attr = zipfile.ZIP_DEFLATED, mode(p) << 16
            z.writestr(i, p.read_bytes())
else:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w", format=tarfile.USTAR_FORMAT) as t:
        for p in files:
            i = tarfile.TarInfo(f"{folder.name}/{p.name}")
            i.size, i.mtime, i.mode = p.stat().st_size, when, mode(p)
            t.addfile(i, io.BytesIO(p.read_bytes()))
    with open(f"{folder}.tar.gz", "wb") as f, gzip.GzipFile("", "wb", 9, f, mtime=when) as g:
        g.write(raw.getvalue())
PYTHON
  rm -r "dist/$name"
done
cd dist && sha256sum -- * >SHA256SUMS && cat SHA256SUMS
