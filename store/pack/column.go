package pack

import "unsafe"

// Number is what a column can be made of.
type Number interface {
	~uint8 | ~uint16 | ~int32 | ~uint32 | ~int64 | ~uint64
}

// Column is a row of numbers, in memory or in a mapped file. What lies in a file
// is checked where it is first used, which can panic: see Rescue. The zero
// Column is empty.
type Column[T Number] struct {
	data  []T
	guard *guard // nil in memory
	at    int64  // where it begins in the file
}

// ColumnOf returns a column in memory; data must not change any more.
func ColumnOf[T Number](data []T) Column[T] { return Column[T]{data: data} }

// ColumnIn returns the section of a kind; an empty column where there is none.
func ColumnIn[T Number](e *Extent, kind uint32) Column[T] {
	s := e.sections[kind]
	if s.len == 0 {
		return Column[T]{}
	}
	return Column[T]{data: numbers[T](e.data[s.at : s.at+s.len]), guard: &e.guard, at: s.at}
}

// numbers takes bytes that lie at a multiple of 8 for numbers.
func numbers[T Number](b []byte) []T {
	var n T
	size := int(unsafe.Sizeof(n))
	if len(b) < size {
		return nil
	}
	return unsafe.Slice((*T)(unsafe.Pointer(unsafe.SliceData(b))), len(b)/size)
}

// Bytes returns the memory of numbers, as they stand in a file.
func Bytes[T Number](data []T) []byte { return bytesOf(data) }

// bytesOf is the reverse of numbers.
func bytesOf[T Number](data []T) []byte {
	var n T
	if len(data) == 0 {
		return nil
	}
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(data))), len(data)*int(unsafe.Sizeof(n)))
}

// Len returns how many numbers there are.
func (c *Column[T]) Len() int { return len(c.data) }

// At returns the i-th number.
func (c *Column[T]) At(i int) T {
	if c.guard != nil {
		c.check(i, 1)
	}
	return c.data[i]
}

// Slice returns the numbers from i up to j, which must not be changed.
func (c *Column[T]) Slice(i, j int) []T {
	out := c.data[i:j:j]
	if c.guard != nil {
		c.check(i, j-i)
	}
	return out
}

// All returns all numbers, which must not be changed. In a file this looks at
// every one of them the first time.
func (c *Column[T]) All() []T { return c.Slice(0, len(c.data)) }

// Checked returns the column as one that need not be checked any more: all of it
// is looked at now, which can panic.
func (c *Column[T]) Checked() Column[T] { return Column[T]{data: c.All()} }

func (c *Column[T]) check(i, n int) {
	var x T
	size := int64(unsafe.Sizeof(x))
	c.guard.check(c.at+int64(i)*size, int64(n)*size)
}

// Mapped tells whether the column lies in a mapped file, so that what is handed
// to others must be copied.
func (c *Column[T]) Mapped() bool { return c.guard != nil }
