package state

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// file is the SQLite file, opened when it is first needed.
type file struct {
	path   string
	db     *sql.DB
	broken error // why it will not be tried again

	impatient bool // waits for no other program: for tests
}

// busyFor is how long a program waits for another that writes.
const busyFor = 2 * time.Second

// sync writes changes and returns what the file then holds of an archive.
func (f *file) sync(ctx context.Context, archive string, changes []change) (kept, error) {
	if f.broken != nil {
		return kept{}, f.broken
	}
	if _, err := os.Stat(f.path); errors.Is(err, fs.ErrNotExist) && len(changes) == 0 && f.db == nil {
		return kept{}, nil
	}
	err := f.open(ctx)
	if err == nil && len(changes) > 0 {
		err = f.write(ctx, archive, changes)
	}
	var k kept
	if err == nil {
		k, err = f.read(ctx, archive)
	}
	if err == nil {
		return k, nil
	}
	if ctx.Err() != nil {
		return kept{}, ctx.Err()
	}
	err = f.explain(err)
	if !passes(err) {
		f.broken = err
		f.close()
	}
	return kept{}, err
}

// open opens the file, makes it where there is none, and brings its tables up
// to date.
func (f *file) open(ctx context.Context) error {
	if f.db != nil {
		return nil
	}
	if err := private(f.path); err != nil {
		return err
	}
	wait := busyFor
	if f.impatient {
		wait = 0
	}
	db, err := sql.Open("sqlite", address(f.path, wait))
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	if err := prepare(ctx, db, wait); err != nil {
		db.Close()
		return err
	}
	f.db = db
	return nil
}

// private makes the folder and the file, for nobody but their owner.
func private(path string) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	if info, err := os.Stat(dir); err == nil && info.Mode().Perm()&0o077 != 0 {
		_ = os.Chmod(dir, 0o700) // another's folder: SQLite will say if it cannot be used
	}
	out, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	_ = out.Chmod(0o600)
	return out.Close()
}

// address is the URI of a file for SQLite.
func address(path string, wait time.Duration) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/…
	}
	u := url.URL{Scheme: "file", Path: slashed}
	return u.String() + fmt.Sprintf("?_pragma=busy_timeout(%d)&_pragma=synchronous(NORMAL)&_txlock=immediate", wait.Milliseconds())
}

// prepare sets the journal and migrates. Two programs may do so at once.
func prepare(ctx context.Context, db *sql.DB, wait time.Duration) error {
	deadline := time.Now().Add(wait)
	for {
		// On a file system that cannot, SQLite stays with another journal. To
		// change it, it does not wait for others by itself.
		_, err := db.ExecContext(ctx, "PRAGMA journal_mode=WAL")
		if err == nil {
			break
		}
		if !isBusy(err) || time.Now().After(deadline) {
			return err
		}
		time.Sleep(10 * time.Millisecond)
	}
	return migrate(ctx, db)
}

// migrations bring the tables from each version, from 0, to the next. One that
// has been released is never changed.
var migrations = [...]string{
	`CREATE TABLE history (archive TEXT NOT NULL, kind INTEGER NOT NULL, line TEXT NOT NULL, used INTEGER NOT NULL,
		PRIMARY KEY (archive, kind, line)) WITHOUT ROWID;
	CREATE INDEX history_used ON history (archive, kind, used);
	CREATE TABLE picks (archive TEXT NOT NULL, kind INTEGER NOT NULL, key TEXT NOT NULL, used INTEGER NOT NULL,
		PRIMARY KEY (archive, kind, key)) WITHOUT ROWID;
	CREATE TABLE saved (archive TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, query TEXT NOT NULL, sort TEXT NOT NULL,
		PRIMARY KEY (archive, key)) WITHOUT ROWID;`,
}

// errNewer is about a file that only a newer gongbao understands.
var errNewer = errors.New("a newer gongbao wrote it")

func migrate(ctx context.Context, db *sql.DB) error {
	version, err := versionOf(ctx, db)
	if err != nil || version == len(migrations) {
		return err
	}
	tx, err := db.BeginTx(ctx, nil) // immediate: the one writer
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if version, err = versionOf(ctx, tx); err != nil {
		return err
	}
	if version > len(migrations) {
		return errNewer
	}
	for _, m := range migrations[version:] {
		if _, err := tx.ExecContext(ctx, m); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version=%d", len(migrations))); err != nil {
		return err
	}
	return tx.Commit()
}

func versionOf(ctx context.Context, db interface {
	QueryRowContext(context.Context, string, ...any) *sql.Row
}) (version int, err error) {
	err = db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
	return version, err
}

func (f *file) close() error {
	if f.db == nil {
		return nil
	}
	db := f.db
	f.db = nil
	return db.Close()
}

// explain is an error in words for whoever reads.
func (f *file) explain(err error) error {
	why := err.Error()
	var code *sqlite.Error
	var path *fs.PathError
	switch {
	case errors.Is(err, errNewer):
		why = "a newer gongbao wrote it; update this one"
	case errors.As(err, &path):
		why = path.Err.Error()
	case errors.As(err, &code):
		switch code.Code() & 0xff {
		case sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT:
			why = "it is damaged; move it away to begin anew"
		case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
			why = "it cannot be written"
		case sqlite3.SQLITE_FULL:
			why = "the disk is full"
		case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
			why = "another program holds it"
		}
	}
	return &Error{Path: f.path, Why: why, err: err}
}

// Error says why a state is not kept.
type Error struct {
	Path string // the file
	Why  string // a few words, and what to do
	err  error
}

// Error returns one line.
func (e *Error) Error() string { return e.Path + ": " + e.Why }

// Unwrap returns what SQLite or the system said.
func (e *Error) Unwrap() error { return e.err }

// passes tells whether an error may be over the next time.
func passes(err error) bool {
	var code *sqlite.Error
	return isBusy(err) || errors.As(err, &code) && code.Code()&0xff == sqlite3.SQLITE_FULL
}

func isBusy(err error) bool {
	var code *sqlite.Error
	if !errors.As(err, &code) {
		return false
	}
	c := code.Code() & 0xff
	return c == sqlite3.SQLITE_BUSY || c == sqlite3.SQLITE_LOCKED
}
