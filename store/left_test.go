package store

import (
	"testing"
	"time"
)

func TestLeft(t *testing.T) {
	began := time.Date(2023, 5, 1, 12, 0, 0, 0, time.UTC)
	l := Loading{Active: true, Done: 250, Total: 1000, Began: began}
	if d, ok := l.Left(began.Add(10 * time.Second)); !ok || d != 30*time.Second {
		t.Errorf("30 s are left, not %v, %v", d, ok)
	}
	again := Loading{Active: true, Done: 1250, Before: 1000, Total: 2000, Began: began}
	if d, ok := again.Left(began.Add(10 * time.Second)); !ok || d != 30*time.Second {
		t.Errorf("of what goes on 30 s are left, not %v, %v", d, ok)
	}
	if again.Done = again.Before; again.Done > 0 {
		if _, ok := again.Left(began.Add(10 * time.Second)); ok {
			t.Error("of what was done before nobody can tell")
		}
	}
	if _, ok := l.Left(began.Add(time.Second)); ok {
		t.Error("after a second nobody can tell")
	}
	l.At = began.Add(10 * time.Second)
	if d, ok := l.Left(began.Add(14 * time.Second)); !ok || d != 26*time.Second {
		t.Errorf("4 s later 26 s are left, not %v, %v", d, ok)
	}
	if d, ok := l.Left(began.Add(time.Hour)); !ok || d != 0 {
		t.Errorf("an hour later nothing is left, not %v, %v", d, ok)
	}
	l.At = began.Add(time.Second)
	if _, ok := l.Left(began.Add(time.Hour)); ok {
		t.Error("of what was done in a second nobody can tell")
	}
	for _, l := range []Loading{{}, {Active: true, Done: 5, Began: began}, {Active: true, Total: 5, Began: began}, {Done: 5, Total: 6, Began: began}} {
		if _, ok := l.Left(began.Add(time.Hour)); ok {
			t.Errorf("of %+v nobody can tell", l)
		}
	}
}
