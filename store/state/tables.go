package state

import (
	"context"
	"database/sql"
	"slices"
)

// everywhere stands in the column of archives for all of them.
const everywhere = ""

// transaction is one that writes what one archive's reader did.
type transaction struct {
	ctx     context.Context
	tx      *sql.Tx
	archive string
}

func (t *transaction) exec(statement string, args ...any) error {
	_, err := t.tx.ExecContext(t.ctx, statement, args...)
	return err
}

// write puts changes into the file, all or none.
func (f *file) write(ctx context.Context, archive string, changes []change) error {
	tx, err := f.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	t := &transaction{ctx, tx, archive}
	for _, c := range changes {
		if err := c.write(t); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// The order of use is a number that grows, not a time: clocks go back.

func (c typed) write(t *transaction) error {
	err := t.exec(`INSERT INTO history (archive, kind, line, used) VALUES (?1, ?2, ?3, (SELECT coalesce(max(used), 0) + 1 FROM history WHERE archive = ?1 AND kind = ?2))
		ON CONFLICT DO UPDATE SET used = excluded.used`, t.archive, c.kind, c.line)
	if err != nil {
		return err
	}
	return t.exec(`DELETE FROM history WHERE archive = ?1 AND kind = ?2 AND used <=
		(SELECT used FROM history WHERE archive = ?1 AND kind = ?2 ORDER BY used DESC LIMIT 1 OFFSET ?3)`, t.archive, c.kind, MostHistory)
}

func (p Pick) write(t *transaction) error {
	err := t.exec(`INSERT INTO picks (archive, kind, key, used) VALUES (?1, ?2, ?3, (SELECT coalesce(max(used), 0) + 1 FROM picks WHERE archive = ?1))
		ON CONFLICT DO UPDATE SET used = excluded.used`, t.archive, p.Kind, p.Key)
	if err != nil {
		return err
	}
	return t.exec(`DELETE FROM picks WHERE archive = ?1 AND used <=
		(SELECT used FROM picks WHERE archive = ?1 ORDER BY used DESC LIMIT 1 OFFSET ?2)`, t.archive, MostPicks)
}

func (q Search) write(t *transaction) error {
	if err := (forgotten{q.Name}).write(t); err != nil {
		return err
	}
	where := t.archive
	if q.Everywhere {
		where = everywhere
	}
	return t.exec(`INSERT INTO saved (archive, key, name, query, sort) VALUES (?, ?, ?, ?, ?)`, where, keyOf(q.Name), q.Name, q.Query, q.Sort)
}

func (f forgotten) write(t *transaction) error {
	return t.exec(`DELETE FROM saved WHERE archive IN ('', ?) AND key = ?`, t.archive, keyOf(f.name))
}

// read returns what the file holds of an archive.
func (f *file) read(ctx context.Context, archive string) (k kept, err error) {
	for kind := range kinds {
		err = f.rows(ctx, func(scan func(...any) error) error {
			var line string
			err := scan(&line)
			k.history[kind] = append(k.history[kind], line)
			return err
		}, `SELECT line FROM history WHERE archive = ? AND kind = ? ORDER BY used DESC LIMIT ?`, archive, kind, MostHistory)
		if err != nil {
			return kept{}, err
		}
	}
	err = f.rows(ctx, func(scan func(...any) error) error {
		var p Pick
		err := scan(&p.Kind, &p.Key)
		k.picks = append(k.picks, p)
		return err
	}, `SELECT kind, key FROM picks WHERE archive = ? ORDER BY used DESC LIMIT ?`, archive, MostPicks)
	if err != nil {
		return kept{}, err
	}
	// Those for every archive come first, so that the archive's own replace them.
	err = f.rows(ctx, func(scan func(...any) error) error {
		var q Search
		var where string
		err := scan(&where, &q.Name, &q.Query, &q.Sort)
		q.Everywhere = where == everywhere
		k.saved = append(without(k.saved, q.Name), q)
		return err
	}, `SELECT archive, name, query, sort FROM saved WHERE archive IN ('', ?) ORDER BY archive`, archive)
	slices.SortFunc(k.saved, byName)
	return k, err
}

// rows calls visit for every row of an answer.
func (f *file) rows(ctx context.Context, visit func(scan func(...any) error) error, statement string, args ...any) error {
	rows, err := f.db.QueryContext(ctx, statement, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := visit(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}
